"""What the admin must not do with the fixed pages: a unit has one page, so that page is never copied."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from hub.pages.models import HomePage, UnitIndexPage, UnitPage

UNIQUE = (HomePage, UnitIndexPage, UnitPage)


@hooks.register("before_copy_page")
def refuse_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead back to where the page lies, saying why it cannot be copied; None lets the copy go on."""
    if not isinstance(page.specific, UNIQUE):
        return None
    messages.error(request, _("This page is the only one of its kind and cannot be copied."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)

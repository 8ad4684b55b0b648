"""What the search engine would not take, in the admin: coordinators read it and have it tried again."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from hub.accounts.permissions import Capability, may
from hub.accounts.policies import CityWidePolicy
from search.models import Refusal


def try_again(refusal: Refusal, *, now: datetime) -> None:
    """Have the worker hand it over with its next batch. Who may is asked by the caller."""
    Refusal.objects.filter(pk=refusal.pk).update(retry_at=now)


def again(request: HttpRequest, pk: int) -> HttpResponse:
    """The button's address."""
    if not may(request.user, Capability.SEE_ALL_UNITS, None):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try_again(get_object_or_404(Refusal, pk=pk), now=timezone.now())
    messages.success(request, _("It is tried again within seconds. What is taken then leaves this list."))
    return redirect("refusals:index")


class AgainColumn(Column):
    """A button that has the row tried again."""

    cell_template_name = "search/admin/again.html"

    def get_cell_context_data(self, instance: Refusal, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        url = reverse("refusals:again", args=[instance.pk])
        return {**context, "url": url, "csrf_token": get_token(parent_context["request"])}


class RefusalIndex(IndexView):
    """The newest first."""

    def get_base_queryset(self) -> "models.QuerySet[Refusal]":
        rows = Refusal.objects.select_related("entry").defer("entry__document", "entry__body_words")
        return rows.annotate(title=KeyTextTransform("title", "entry__document"))

    @property
    def columns(self) -> list[Column]:
        return [
            Column("title", label=_("Item"), accessor=_item),
            Column("reason", label=_("Why it was refused")),
            Column("attempts", label=_("Attempts")),
            DateColumn("refused_at", label=_("Since")),
            Column("retry_at", label=_("Tried again"), accessor=_again_at),
            AgainColumn("again", label=_("Try again now")),
        ]


def _item(refusal: Any) -> str:
    return f"{refusal.title or refusal.entry.key or '—'} ({refusal.entry})"


def _again_at(refusal: Any) -> str:
    """The time itself: Wagtail's column of dates calls whatever is to come "just now"."""
    return date_format(timezone.localtime(refusal.retry_at), "SHORT_DATETIME_FORMAT")


class RefusalViewSet(ModelViewSet):
    """The list, to be read; nothing in it is changed by hand."""

    model = Refusal
    name = "refusals"
    icon = "warning"
    menu_label = _("Refused by the search engine")
    menu_order = 855
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = RefusalIndex
    ordering = "-refused_at"
    form_fields: list[str] = []
    permission_policy = CityWidePolicy(Refusal, Capability.SEE_ALL_UNITS, {"view"})

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's, and the button's."""
        return [*super().get_urlpatterns(), path("<int:pk>/again/", again, name="again")]

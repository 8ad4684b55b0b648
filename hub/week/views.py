"""The short address of the Week, for posters and the QR codes on them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.week import queries


def current(request: HttpRequest) -> HttpResponse:
    """Lead on to the running edition's page, else to the latest one's; Http404 where there is none."""
    edition = queries.current(timezone.now())
    if edition is None:
        raise Http404(_("No Week has been announced yet."))
    return redirect(edition.url)

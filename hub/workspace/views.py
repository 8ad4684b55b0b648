"""A unit's workspace: the way in, and the overview."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from hub.accounts.permissions import Capability, may
from hub.units.models import Unit
from hub.week import queries as week
from hub.workspace import panels, queries, todos
from hub.workspace.shell import in_unit, page, signed_in


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Go to the one workspace that the person has, or choose from several."""
    units = list(queries.units_of(signed_in(request)))
    if len(units) == 1:
        return redirect("workspace:overview", code=units[0].code)
    board = ""
    edition = week.current(timezone.now()) if may(request.user, Capability.REVIEW_REPORTS, None) else None
    if edition:
        board = reverse("reports:board", kwargs={"year": edition.year})
    return render(request, "workspace/choose.html", {"units": units, "board_url": board})


@in_unit(Capability.SEE_WORKSPACE)
def overview(request: HttpRequest, *, unit: Unit) -> HttpResponse:
    """What is to do, how the Week goes, what the unit holds."""
    now = timezone.now()
    asking = todos.Asking(user=signed_in(request), unit=unit, edition=week.current(now), now=now)
    context = {
        "todos": todos.listed(asking),
        "edition": asking.edition,
        "panels": panels.shown(asking),
    }
    return page(request, "workspace/overview.html", unit=unit, tab="overview", context=context)

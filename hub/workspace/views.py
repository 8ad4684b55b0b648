"""A unit's workspace: the way in, and the overview."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from hub.accounts.permissions import Capability
from hub.units.models import Unit
from hub.week import queries as week
from hub.workspace import panels, queries, todos
from hub.workspace.shell import in_unit, page


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Go to the one workspace that the person has, or choose from several."""
    units = list(queries.units_of(request.user))  # type: ignore[arg-type]
    if len(units) == 1:
        return redirect("workspace:overview", code=units[0].code)
    return render(request, "workspace/choose.html", {"units": units})


@in_unit(Capability.SEE_WORKSPACE)
def overview(request: HttpRequest, *, unit: Unit) -> HttpResponse:
    """What is to do, how the Week goes, what the unit holds."""
    now = timezone.now()
    asking = todos.Asking(user=request.user, unit=unit, edition=week.current(now), now=now)  # type: ignore[arg-type]
    context = {
        "todos": todos.listed(asking),
        "edition": asking.edition,
        "panels": panels.shown(asking),
    }
    return page(request, "workspace/overview.html", unit=unit, tab="overview", context=context)

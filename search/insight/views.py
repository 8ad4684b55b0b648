"""What people look for, in the workspace of those who decide what is offered."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.accounts.permissions import Capability, may
from hub.units.models import Unit
from hub.workspace import shell
from search.insight import page
from search.insight.closing import KEPT_WEEKS
from search.insight.collecting import monday


@require_safe
@never_cache
@shell.in_unit(Capability.SEE_DEMAND)
def overview(request: HttpRequest, *, unit: Unit) -> HttpResponse:
    """One week (`week`, by any of its days; this one unless said): most asked, asked and not found."""
    this_week = monday(timezone.localdate())
    built = page.build(
        _week(request, this_week),
        this_week,
        path=reverse("search:insight", kwargs={"code": unit.code}),
        may_edit_synonyms=may(request.user, Capability.SEE_ALL_UNITS, None),
    )
    return shell.page(
        request, "search/insight/overview.html", unit=unit, tab="demand", context={"insight": built}
    )


@require_safe
@never_cache
@shell.in_unit(Capability.SEE_DEMAND)
def download(request: HttpRequest, *, unit: Unit) -> HttpResponse:
    """The same week as a file, whole."""
    del unit
    week = _week(request, monday(timezone.localdate()))
    response = HttpResponse(page.comma_separated(week), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="nguoi-dan-tim-{week}.csv"'
    return response


def _week(request: HttpRequest, this_week: date) -> date:
    """The week that is asked for, if it is still kept; this one for what is no day or still to come."""
    oldest = this_week - timedelta(weeks=KEPT_WEEKS)
    try:
        day = date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        return this_week
    return monday(day) if oldest <= day <= this_week else this_week

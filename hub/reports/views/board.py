"""The coordinator's screens: every unit's state, the city's table, and what the city does with a report."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hub.reports import board as boards
from hub.reports import city_table, permissions, spreadsheet
from hub.reports.actions import reminding, submission
from hub.reports.forms import ReturnForm
from hub.reports.models import UnitReport
from hub.reports.states import StateError
from hub.reports.views import board_parts
from hub.week.models import EditionPage
from hub.workspace.shell import View, signed_in

ROWS = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def coordinating(view: View) -> View:
    """Let only coordinators in; the view gets `edition` in place of the year. 404 for a year without one."""

    @wraps(view)
    @login_required
    def guarded(request: HttpRequest, year: int, **kwargs: Any) -> Any:
        if not permissions.may_review(request.user):
            raise PermissionDenied
        return view(request, edition=get_object_or_404(EditionPage, year=year), **kwargs)

    return guarded


@coordinating
def board(request: HttpRequest, *, edition: EditionPage) -> HttpResponse:
    """Every unit's state against the deadline."""
    now = timezone.now()
    found = boards.read(edition)
    chosen = request.GET.get("loc", "")
    shown = Paginator(board_parts.chosen(found, chosen), ROWS).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "board": found,
        "tabs": board_parts.tabs(edition, "board"),
        "legend": board_parts.legend(found),
        "fabric": board_parts.fabric(found),
        "filters": board_parts.filters(found, chosen),
        "groups": board_parts.groups(found, shown.object_list),
        "page": shown,
        "query": urlencode({"loc": chosen}) if chosen else "",
        "now": now,
        "left": board_parts.left(edition, now),
    }
    return render(request, "reports/board.html", context)


@coordinating
def city(request: HttpRequest, *, edition: EditionPage) -> HttpResponse:
    """The city's table, one section at a time."""
    table = city_table.read(edition)
    chosen = next((one for one in table.sections if one.key == request.GET.get("phan")), None)
    section = chosen or (table.sections[0] if table.sections else None)
    context = {
        "edition": edition,
        "table": table,
        "tabs": board_parts.tabs(edition, "city"),
        "section": section,
        "rows": board_parts.table_rows(table, section),
        "totals": [table.totals[one.code] for one in section.indicators] if section else [],
    }
    return render(request, "reports/city.html", context)


@coordinating
def download(request: HttpRequest, *, edition: EditionPage, kind: str) -> HttpResponse:
    """The city's table as a file."""
    table = city_table.read(edition)
    name = f"tuan-le-{edition.year}.{kind}"
    if kind == "xlsx":
        response = HttpResponse(spreadsheet.xlsx(table, now=timezone.now()), content_type=XLSX)
    else:
        response = HttpResponse(spreadsheet.comma_separated(table), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@coordinating
def remind(request: HttpRequest, *, edition: EditionPage) -> HttpResponse:
    """Remind one unit (`unit`, its code) or all that have not sent their report."""
    owing = [row.unit for row in boards.read(edition).owing]
    code = request.POST.get("unit")
    asked = [unit for unit in owing if not code or unit.code == code]
    sent = reminding.remind(edition, asked, by=signed_in(request), now=timezone.now())
    mails = sum(reminder.mails for reminder in sent)
    told = ngettext("%(count)s unit was reminded", "%(count)s units were reminded", len(sent))
    messages.success(request, told % {"count": len(sent)} + _(" (%(mails)s e-mails).") % {"mails": mails})
    silent = [reminder.unit.name for reminder in sent if not reminder.mails]
    if silent:
        listed = ", ".join(silent[:5]) + (" …" if len(silent) > 5 else "")
        messages.warning(request, _("No organizer with an e-mail address: %(units)s.") % {"units": listed})
    return redirect("reports:board", year=edition.year)


@require_POST
@coordinating
def accept(request: HttpRequest, *, edition: EditionPage, code: str) -> HttpResponse:
    """Accept a report that was sent."""
    report = get_object_or_404(UnitReport, edition=edition, unit__code=code)
    return _judged(
        request,
        report,
        lambda: submission.accept(report, by=signed_in(request), now=timezone.now()),
        _("The report is accepted."),
    )


@require_POST
@coordinating
def send_back(request: HttpRequest, *, edition: EditionPage, code: str) -> HttpResponse:
    """Return a report with a note on what to mend."""
    report = get_object_or_404(UnitReport, edition=edition, unit__code=code)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        for error in form.errors.get("note", []):
            messages.error(request, str(error))
        return redirect("reports:report", code=code, year=edition.year)
    note = form.cleaned_data["note"]
    return _judged(
        request,
        report,
        lambda: submission.send_back(report, note=note, by=signed_in(request), now=timezone.now()),
        _("The report is returned."),
    )


def _judged(request: HttpRequest, report: UnitReport, judge: Callable[[], None], done: str) -> HttpResponse:
    """Judge, and go back to the board; a report that someone else has judged meanwhile stays as it is."""
    try:
        judge()
        messages.success(request, done)
    except StateError:
        messages.error(request, _("The report is in another state meanwhile; look again."))
        return redirect("reports:report", code=report.unit.code, year=report.edition.year)
    return redirect(reverse("reports:board", kwargs={"year": report.edition.year}))

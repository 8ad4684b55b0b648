"""The officer's screens: the report as a whole, its sections, the correction of a number, sending it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.accounts.permissions import Capability
from hub.reports import permissions
from hub.reports.actions import submission, writing
from hub.reports.forms import CorrectionForm, ReturnForm, SectionForm, sections_to_mend
from hub.reports.models import Indicator, ReportEvent
from hub.reports.reading import Reading
from hub.reports.states import StateError
from hub.reports.views.screens import auto_values, reading_of, screen
from hub.units.models import Unit
from hub.week import queries as week
from hub.week.models import EditionPage
from hub.workspace.shell import in_unit, signed_in


@in_unit(Capability.WRITE_REPORT)
def current(request: HttpRequest, *, unit: Unit) -> HttpResponse:
    """The report on the edition that matters now."""
    edition = week.current(timezone.now())
    if edition is None:
        raise Http404
    return redirect("reports:report", code=unit.code, year=edition.year)


@in_unit(Capability.WRITE_REPORT)
def report(request: HttpRequest, *, unit: Unit, year: int) -> HttpResponse:
    """The whole report: what is missing, its numbers, its history, sending it; for the city, judging it."""
    now = timezone.now()
    reading = reading_of(unit, year, now=now)
    history = ReportEvent.objects.filter(report=reading.report.pk).select_related("by").order_by("-at", "-pk")
    context = {
        "history": list(history),
        "blank_sections": [one for one in reading.sections if not one.is_complete],
        "uncaptioned_sections": sections_to_mend(reading.photos_without_caption),
        "may_review": permissions.may_review(request.user) and reading.report.state == "SUBMITTED",
        "return_form": ReturnForm(),
    }
    return screen(request, "reports/report.html", reading, now=now, context=context)


@transaction.non_atomic_requests  # photos are re-encoded before anything is locked
@in_unit(Capability.WRITE_REPORT)
def section(request: HttpRequest, *, unit: Unit, year: int, key: str) -> HttpResponse:
    """One section: its numbers, words and photos."""
    now = timezone.now()
    reading = reading_of(unit, year, now=now)
    one = reading.section(key)
    if one is None:
        raise Http404
    if request.method == "POST":
        form = SectionForm(one, request.POST, request.FILES)
        if form.is_valid():
            saved = _save(request, reading, form)
            if saved is not None:
                return saved
    else:
        form = SectionForm(one)
    place = reading.sections.index(one)
    context = {
        "one": one,
        "form": form,
        "auto_values": auto_values(reading, one),
        "number": place + 1,
        "previous": reading.sections[place - 1] if place else None,
        "following": reading.sections[place + 1] if place + 1 < len(reading.sections) else None,
    }
    return screen(
        request, "reports/section.html", reading, now=now, context=context, status=422 if form.errors else 200
    )


def _save(request: HttpRequest, reading: Reading, form: SectionForm) -> HttpResponse | None:
    """Where to go once it is saved; None when the form must be shown again, with what happened."""
    here: dict[str, Any] = {"code": reading.unit.code, "year": reading.edition.year}
    try:
        writing.save_section(
            reading.unit, reading.edition, form.section_input(), by=signed_in(request), now=timezone.now()
        )
    except StateError:
        messages.error(request, _("The report has been sent in the meantime; nothing was saved."))
        return redirect("reports:report", **here)
    except writing.StaleError as stale:
        form.show_conflict(stale)
        return None
    messages.success(request, _("Saved."))
    keys = [one.section.key for one in reading.sections]
    following = keys.index(form.reading.section.key) + 1
    if "stay" in request.POST:
        return redirect("reports:section", **here, key=form.reading.section.key)
    if following < len(keys):
        return redirect("reports:section", **here, key=keys[following])
    return redirect("reports:report", **here)


@in_unit(Capability.WRITE_REPORT)
def correct(request: HttpRequest, *, unit: Unit, year: int, indicator: str) -> HttpResponse:
    """Put another number in place of a computed one, or take that back."""
    now = timezone.now()
    corrected = get_object_or_404(Indicator, code=indicator, source=Indicator.Source.AUTO)
    reading = reading_of(unit, year, now=now)
    found = [(one, line) for one in reading.sections for line in one.lines if line.indicator == corrected]
    if not found:
        raise Http404
    one, line = found[0]
    back = reverse("reports:section", kwargs={"code": unit.code, "year": year, "key": one.section.key})
    form = CorrectionForm(request.POST or None, initial={"value": line.entered, "reason": line.reason})
    takes_back = request.method == "POST" and "take_back" in request.POST
    if takes_back or (request.method == "POST" and form.is_valid()):
        value, reason = (
            (None, "") if takes_back else (form.cleaned_data["value"], form.cleaned_data["reason"])
        )
        try:
            writing.correct(
                unit, reading.edition, corrected, value=value, reason=reason, by=signed_in(request), now=now
            )
            messages.success(request, _("Saved."))
        except StateError:
            messages.error(request, _("The report has been sent in the meantime; nothing was saved."))
        return redirect(back)
    context = {"one": one, "line": line, "form": form, "back_url": back}
    return screen(
        request, "reports/correct.html", reading, now=now, context=context, status=422 if form.errors else 200
    )


@require_POST
@in_unit(Capability.WRITE_REPORT)
def submit(request: HttpRequest, *, unit: Unit, year: int) -> HttpResponse:
    """Send the report to the city."""
    edition = get_object_or_404(EditionPage, year=year)
    try:
        submission.submit(unit, edition, by=signed_in(request), now=timezone.now())
    except submission.IncompleteError:
        messages.error(request, _("Write the captions of the photos first."))
    except StateError:
        messages.error(request, _("The report has been sent already."))
    return redirect("reports:report", code=unit.code, year=year)

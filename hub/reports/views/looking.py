"""Looking behind a report: the ledger rows of a number, and its photos."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import cache_control

from hub.accounts.permissions import Capability
from hub.participation import queries
from hub.participation.queries import Source
from hub.reports import provenance
from hub.reports.models import ReportPhoto
from hub.reports.rules import RULES
from hub.reports.views.screens import reading_of, screen
from hub.units.models import Unit
from hub.week import queries as week
from hub.workspace.shell import in_unit, page

ROWS = 50


@in_unit(Capability.WRITE_REPORT)
def sources(request: HttpRequest, *, unit: Unit, year: int, indicator: str) -> HttpResponse:
    """Every ledger row behind a computed number, by day and subject; of a sent report, those kept with it."""
    now = timezone.now()
    reading = reading_of(unit, year, now=now)
    found = [(one, line) for one in reading.sections for line in one.auto if line.indicator.code == indicator]
    rule = RULES.get(indicator)
    if not found or rule is None:
        raise Http404
    one, line = found[0]
    if line.is_frozen:
        kept = provenance.thawed(line.provenance)
        rows: Page[Any] = Paginator(kept, ROWS).get_page(request.GET.get("page"))
        lines = list(rows)
    else:
        standing = queries.sources(reading.edition, rule.selection, unit_ids=reading.counted_units)
        rows = Paginator(standing, ROWS).get_page(request.GET.get("page"))
        found_rows = [Source(*row) for row in rows]
        lines = provenance.shown(rule, found_rows, provenance.addresses(found_rows))
    context = {"one": one, "line": line, "rows": rows, "lines": lines}
    return screen(request, "reports/sources.html", reading, now=now, context=context)


@in_unit(Capability.WRITE_REPORT)
def photos(request: HttpRequest, *, unit: Unit) -> HttpResponse:
    """All photos of the unit's report on the edition that matters now."""
    edition = week.current(timezone.now())
    found = ReportPhoto.objects.filter(report__unit=unit, report__edition=edition).order_by("section", "pk")
    context = {"edition": edition, "photos": list(found)}
    return page(request, "reports/photos.html", unit=unit, tab="photos", context=context)


@cache_control(private=True, max_age=86400)
@in_unit(Capability.WRITE_REPORT)
def photo(request: HttpRequest, *, unit: Unit, pk: int, size: str) -> FileResponse:
    """One photo's file, for those alone who may see the report."""
    found = get_object_or_404(ReportPhoto, pk=pk, report__unit=unit)
    file = found.image if size == "lon" else found.preview
    return FileResponse(file.open("rb"), content_type="image/jpeg")

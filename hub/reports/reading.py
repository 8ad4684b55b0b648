"""Reading a unit's report: every section with its values, words and photos."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from hub.reports import counting, drafting, scope, sections
from hub.reports.models import Indicator, ReportPhoto, ReportValue, SectionText, UnitReport
from hub.reports.sections import Section
from hub.reports.values import Line
from hub.units.models import Unit
from hub.week.models import EditionPage


@dataclass(frozen=True)
class SectionReading:
    """One section as it stands. `words` are what is printed: the officer's, or the drafted ones."""

    section: Section
    lines: list[Line]
    draft: str
    text: SectionText | None = None
    photos: list[ReportPhoto] = field(default_factory=list)
    is_frozen: bool = False

    @property
    def filled(self) -> int:
        return sum(line.value is not None for line in self.lines)

    @property
    def is_complete(self) -> bool:
        return self.filled == len(self.lines)

    @property
    def manual(self) -> list[Line]:
        """The lines that are typed in."""
        return [line for line in self.lines if not line.is_auto]

    @property
    def auto(self) -> list[Line]:
        return [line for line in self.lines if line.is_auto]

    @property
    def words(self) -> str:
        if self.is_frozen and self.text and self.text.frozen is not None:
            return self.text.frozen
        return self.text.text or "" if self.text and self.has_own_words else self.draft

    @property
    def has_own_words(self) -> bool:
        """Whether an officer has written the words, instead of leaving the drafted ones."""
        return self.text is not None and self.text.text is not None

    @property
    def version(self) -> int:
        return self.text.version if self.text else 0


@dataclass(frozen=True)
class Reading:
    """A whole report as it stands; the report itself may not have been begun (then it has no id)."""

    report: UnitReport
    unit: Unit
    edition: EditionPage
    sections: list[SectionReading]
    counted_units: list[int]

    @property
    def lines(self) -> list[Line]:
        return [line for section in self.sections for line in section.lines]

    @property
    def filled(self) -> int:
        return sum(section.filled for section in self.sections)

    @property
    def total(self) -> int:
        return len(self.lines)

    @property
    def photos_without_caption(self) -> list[tuple[SectionReading, ReportPhoto]]:
        return [(one, photo) for one in self.sections for photo in one.photos if photo.is_without_caption]

    @property
    def is_late(self) -> bool:
        """Whether it was sent after the deadline."""
        return is_late(self.report, self.edition)

    def section(self, key: str) -> SectionReading | None:
        """The section of that key."""
        return next((one for one in self.sections if one.section.key == key), None)


def is_late(report: UnitReport, edition: EditionPage) -> bool:
    """Whether the report was (last) sent after the deadline."""
    return report.submitted_at is not None and report.submitted_at > edition.report_deadline


def report_of(unit: Unit, edition: EditionPage, *, now: datetime) -> UnitReport:
    """The unit's report; one that is not begun is made, but not saved."""
    found = UnitReport.objects.filter(unit=unit, edition=edition).first()
    return found or UnitReport(unit=unit, edition=edition, created_at=now, state_at=now, changed_at=now)


def read(report: UnitReport, *, unit: Unit, edition: EditionPage) -> Reading:
    """All of a report. Nine queries, five of them for what the ledger says."""
    units = scope.of_edition(edition).counted_units(unit.pk)
    computed = counting.computed(edition, unit_ids=units)
    values: dict[int, ReportValue] = {}
    texts: dict[str, SectionText] = {}
    photos: dict[str, list[ReportPhoto]] = defaultdict(list)
    if report.pk:
        stored = ReportValue.objects.filter(report=report).select_related("entered_by")
        values = {value.indicator_id: value for value in stored}
        texts = {text.section: text for text in SectionText.objects.filter(report=report)}
        for photo in ReportPhoto.objects.filter(report=report).order_by("pk"):
            photos[photo.section].append(photo)
    indicators = [
        indicator
        for indicator in Indicator.objects.order_by("position", "code")
        if indicator.is_active or indicator.pk in values
    ]
    read_sections = []
    for section in sections.from_indicators(indicators):
        lines = _lines(section.indicators, computed, values, is_frozen=not report.is_editable)
        read_sections.append(
            SectionReading(
                section=section,
                lines=lines,
                draft=drafting.draft(lines, unit),
                text=texts.get(section.key),
                photos=photos[section.key],
                is_frozen=not report.is_editable,
            )
        )
    return Reading(report, unit, edition, read_sections, units)


def _lines(
    indicators: Sequence[Indicator],
    computed: Mapping[str, int],
    values: Mapping[int, ReportValue],
    *,
    is_frozen: bool,
) -> list[Line]:
    return [Line.of(one, computed, values.get(one.pk), is_frozen=is_frozen) for one in indicators]

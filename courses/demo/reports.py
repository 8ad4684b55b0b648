"""States of the demo's unit reports, so that the coordinator's board has all of them to show.

They are written through the report's own actions, so that numbers freeze and history is kept as ever.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import cycle

from hub.accounts.models import User
from hub.reports import sections
from hub.reports.actions import submission, writing
from hub.reports.loading import load_indicators
from hub.reports.models import Indicator, UnitReport
from hub.units.models import Unit
from hub.week.models import EditionPage

State = UnitReport.State
NOTE = "Ảnh lễ khai mạc chưa có chú thích: ghi ảnh chụp gì, ở đâu, ngày nào."
PATTERN = (
    State.ACCEPTED,
    None,
    State.SUBMITTED,
    State.DRAFT,
    None,
    State.RETURNED,
    None,
    State.SUBMITTED,
    None,
)
SKIPPED = ("duc-xuan",)
"""The demo organizer's own unit: its report is left to be begun."""
MOST = 24
SECTIONS_BEGUN = 3


def ensure(edition: EditionPage, *, officer: User, now: datetime) -> None:
    """Load the indicators and begin reports in every state for some of the units that owe one.

    An edition that has reports keeps them as they are. `officer` is who wrote, sent and accepted them.
    """
    load_indicators()
    if UnitReport.objects.filter(edition=edition).exists():
        return
    owing = Unit.objects.filter(owes_report=True).exclude(code__in=SKIPPED).order_by("pk")[:MOST]
    for unit, state in zip(owing, cycle(PATTERN), strict=False):
        if state:
            _begin(unit, edition, state, officer, now)


def _begin(unit: Unit, edition: EditionPage, state: State, officer: User, now: datetime) -> None:
    for section in _filled(unit, is_whole=state != State.DRAFT):
        writing.save_section(unit, edition, section, by=officer, now=now)
    if state == State.DRAFT:
        return
    report = submission.submit(unit, edition, by=officer, now=now)
    if state == State.ACCEPTED:
        submission.accept(report, by=officer, now=now)
    if state == State.RETURNED:
        submission.send_back(report, note=NOTE, by=officer, now=now)


def _filled(unit: Unit, *, is_whole: bool) -> Iterator[writing.SectionInput]:
    """Plausible typed-in numbers, one here and there left blank; a draft has its first sections only."""
    typed = Indicator.objects.filter(source=Indicator.Source.MANUAL, is_active=True)
    found = sections.from_indicators(typed.order_by("position"))
    for section in found if is_whole else found[:SECTIONS_BEGUN]:
        values = {indicator.code: _value(indicator, unit) for indicator in section.indicators}
        yield writing.SectionInput(key=section.key, version=0, values=values)


def _value(indicator: Indicator, unit: Unit) -> int | None:
    number = (unit.pk * 7 + indicator.position * 13) % 11
    if number == 0:
        return None
    return number * 500_000 if indicator.unit_of_measure == "đồng" else number * 3

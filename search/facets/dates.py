"""When something is on: today, this week, between two dates. Reckoned when asked, in the city's own time.

A thing that runs for several days is on each of them; what has no dates is on none.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.documents.document import Document, Value
from search.facets.base import Choice, Facet, Tally

FROM, TO = "from", "to"
"""The parameters of two dates, each of which may be left out; a filter beside the facet."""

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
FAR = 2**53
LABELS: dict[str, Promise] = {
    "today": gettext_lazy("Today"),
    "week": gettext_lazy("This week"),
    "weekend": gettext_lazy("This weekend"),
    "month": gettext_lazy("This month"),
}
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_WRITTEN = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}))?", re.ASCII)


@dataclass(frozen=True)
class Span:
    """A stretch of time: seconds since 1970, UTC; `end` is the first that is no part of it."""

    begin: int = -FAR
    end: int = FAR

    @classmethod
    def of(cls, first: date | None, last: date | None) -> "Span":
        """From the beginning of one local day to the end of another; None leaves that side open."""
        return cls(
            begin=_midnight(first) if first else -FAR,
            end=_midnight(last + timedelta(days=1)) if last else FAR,
        )


def _midnight(day: date) -> int:
    return int(timezone.make_aware(datetime.combine(day, time.min)).timestamp())


def spans(now: datetime) -> dict[str, Span]:
    """The facet's values as stretches of time. Weeks begin on Monday."""
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday())
    first = today.replace(day=1)
    next_month = (first + timedelta(days=31)).replace(day=1)
    return {
        "today": Span.of(today, today),
        "week": Span.of(monday, monday + timedelta(days=6)),
        "weekend": Span.of(monday + timedelta(days=5), monday + timedelta(days=6)),
        "month": Span.of(first, next_month - timedelta(days=1)),
    }


@dataclass(frozen=True)
class WhenFacet(Facet):
    """On today, this week, this weekend, this month; never stored."""

    def values(self, document: Document) -> Sequence[Value]:
        del document
        return ()

    def label_of(self, value: Value) -> str:
        return str(LABELS.get(value.code, value.label))

    def code_of(self, given: str, known: Iterable[Value]) -> str:
        return super().code_of(given, [Value(code, str(label)) for code, label in LABELS.items()])

    def choices(self, tally: Tally, chosen: Sequence[str]) -> list[Choice]:
        """The nearest first."""
        order = [*LABELS, *chosen]
        return sorted(super().choices(tally, chosen), key=lambda line: order.index(line.code))


@dataclass(frozen=True)
class Dates:
    """Two dates as an address gives them: understood, or with a word on what is wrong.

    With anything wrong they narrow nothing; `given` is what was written.
    """

    given: Mapping[str, str]
    first: date | None
    last: date | None
    problems: Mapping[str, str]

    @property
    def span(self) -> Span | None:
        """The time asked for; None where there is none, or something is wrong."""
        if self.problems or not (self.first or self.last):
            return None
        return Span.of(self.first, self.last)

    @property
    def label(self) -> str:
        """ "27/11/2026 - 30/11/2026", "Từ 27/11/2026"; empty where they narrow nothing."""
        if self.span is None:
            return ""
        first = f"{self.first:%d/%m/%Y}" if self.first else ""
        last = f"{self.last:%d/%m/%Y}" if self.last else ""
        if not last:
            return _("From %(date)s") % {"date": first}
        if not first:
            return _("Until %(date)s") % {"date": last}
        return first if first == last else f"{first} – {last}"


def read(filters: Mapping[str, Sequence[str]], now: datetime) -> Dates:
    """The two dates among the filters. As browsers send them, or written 27/11/2026, 27/11 (of this year)."""
    given = {name: filters[name][0].strip() for name in (FROM, TO) if filters.get(name)}
    today = timezone.localdate(now)
    understood = {name: _day(text, today) for name, text in given.items()}
    problems = {
        name: _("There is no day “%(text)s”. Write it like %(example)s.")
        % {"text": given[name], "example": f"{today:%d/%m/%Y}"}
        for name, day in understood.items()
        if day is None
    }
    first, last = understood.get(FROM), understood.get(TO)
    if first and last and first > last:
        problems[TO] = _("The last day lies before the first.")
    return Dates(given, first, last, problems)


def _day(text: str, today: date) -> date | None:
    match = _ISO.fullmatch(text) or _WRITTEN.fullmatch(text)
    if not match:
        return None
    try:
        day = date(int(match["year"] or today.year), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None

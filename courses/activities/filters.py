"""What lists of activities can be narrowed by; an address with unknown values shows the list without them."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date

from courses.activities import queries
from courses.activities.models import Activity

SUBJECT, MODE, UNIT, JOINABLE = "chu-de", "cach", "don-vi", "con-cho"
PAST, DAY, EVERY_KIND = "da-qua", "ngay", "loai"
AT_MOST = 20
"""Values of one filter that are read."""


@dataclass(frozen=True)
class Filters:
    """What is asked for: slugs of subjects, codes of units, modes (each finds BOTH as well), a local day."""

    subjects: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    joinable: bool = False
    past: bool = False
    day: date | None = None
    every_kind: bool = False

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        """From an address's query; what cannot be understood is left out."""
        return cls(
            subjects=_words(query.getlist(SUBJECT)),
            modes=tuple(mode for mode in ("ON_SITE", "ONLINE") if mode in query.getlist(MODE)),
            units=_words(query.getlist(UNIT)),
            joinable=query.get(JOINABLE) == "1",
            past=query.get(PAST) == "1",
            day=_day(query.get(DAY, "")),
            every_kind=query.get(EVERY_KIND) == "tat-ca",
        )

    def query(self, **changes: object) -> str:
        """The address's query for these filters, changed so; without the page."""
        asked = replace(self, **changes)  # type: ignore[arg-type]
        pairs = [(SUBJECT, each) for each in asked.subjects]
        pairs += [(MODE, each) for each in asked.modes]
        pairs += [(UNIT, each) for each in asked.units]
        return urlencode([*pairs, *([(JOINABLE, "1")] if asked.joinable else []), *asked.standing()])

    def standing(self) -> list[tuple[str, str]]:
        """What the form of the filters keeps as it is: past or to come, the day, the kinds."""
        pairs = [(PAST, "1")] if self.past else []
        pairs += [(DAY, self.day.isoformat())] if self.day else []
        return pairs + ([(EVERY_KIND, "tat-ca")] if self.every_kind else [])

    def without(self, name: str, value: str) -> str:
        """The address's query without that one value of `subjects`, `modes` or `units`."""
        kept = tuple(each for each in getattr(self, name) if each != value)
        return self.query(**{name: kept})


def narrow(activities: QuerySet[Activity], filters: Filters, now: datetime) -> QuerySet[Activity]:
    """Those among `activities` that are asked for, whenever they are."""
    if filters.subjects:
        activities = activities.filter(subject__slug__in=filters.subjects)
    if filters.units:
        activities = activities.filter(unit__code__in=filters.units)
    if filters.modes:
        activities = activities.filter(mode__in=[*filters.modes, Activity.Mode.BOTH])
    return joinable(activities, now) if filters.joinable else activities


def in_time(activities: QuerySet[Activity], filters: Filters, now: datetime) -> QuerySet[Activity]:
    """Those among `activities` that are past, or those that are not, as is asked for."""
    return activities.filter(ends_at__lte=now) if filters.past else queries.not_over(activities, now)


def joinable(activities: QuerySet[Activity], now: datetime) -> QuerySet[Activity]:
    """Those with a place for a newcomer at `now` (`states.State.has_room`, said in SQL)."""
    has_room = Q(capacity=None) | Q(place_count__waiting=0, capacity__gt=F("place_count__confirmed"))
    return queries.not_over(activities, now).filter(
        has_room,
        Q(registration_opens_at=None) | Q(registration_opens_at__lte=now),
        Q(registration_closes_at=None) | Q(registration_closes_at__gt=now),
        is_cancelled=False,
        takes_enrolment=True,
    )


def _words(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts[:AT_MOST] if 0 < len(text) <= 80 and "\0" not in text))


def _day(text: str) -> date | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    # Far from today the bounds of the day could not be told.
    is_near = day is not None and abs(day - timezone.localdate()) < timedelta(days=365 * 200)
    return day if is_near else None

"""When the demo's activities take place: by the shipped schedule, by the row's own day, or spread evenly.

Days are local days of the demo's edition; hours are sensible ones for the kind of thing.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from courses.activities.models import Activity
from courses.demo import tables
from courses.demo.items import Item, ItemType
from courses.demo.sources import DATA
from courses.demo.wording import plain
from hub.units.models import Unit

Mode = Activity.Mode
MORNING = (time(8), time(10, 30))
AFTERNOON = (time(14), time(16, 30))
EVENING = (time(19, 30), time(21))
HOURS = {
    ItemType.EVENT: (MORNING, AFTERNOON, MORNING),
    ItemType.TRAINING: (MORNING, AFTERNOON),
    ItemType.COURSE: (EVENING, EVENING, AFTERNOON),
    ItemType.CONTEST: (AFTERNOON, MORNING),
    ItemType.CLUB: (EVENING,),
}
SESSIONS = {ItemType.COURSE: 5, ItemType.CLUB: 4}
LIVE_CONTEST = ("hoi thi", "rung chuong", "giai co", "khoa hoc ki thuat")


@dataclass(frozen=True)
class Calendar:
    """The edition's days and the day on which the demo is loaded."""

    first_day: date
    last_day: date
    today: date

    def day(self, code: str) -> date:
        """ "w3" is the third day of the Week, "t5" five days from today."""
        number = int(code[1:])
        return self.first_day + timedelta(number - 1) if code[0] == "w" else self.today + timedelta(number)


@dataclass(frozen=True)
class Meeting:
    """One session: aware times."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Slot:
    """When, where and for how many; `capacity` None is without limit."""

    meetings: list[Meeting]
    mode: str
    place: str
    capacity: int | None
    taken: int
    waiting: int


def shipped() -> dict[str, tables.Row]:
    """The schedule that comes with the shipped catalog, by key."""
    return {row.get("key"): row for row in tables.read(DATA / "schedule.tsv").rows}


def slot(item: Item, calendar: Calendar, row: tables.Row | None) -> Slot:
    """When and where `item` takes place; `row` is its line of the shipped schedule, if it has one."""
    given = row or tables.Row(0, {})
    mode = item.mode or given.get("mode") or _mode(item)
    number = _number(item.key)
    capacity = int(given.get("capacity") or 0) or (None if row else _capacity(item, number))
    taken = int(given.get("taken") or 0) if row else _taken(capacity, number)
    return Slot(
        meetings=_meetings(item, calendar, given, number),
        mode=mode,
        place="" if mode == Mode.ONLINE else given.get("place") or _place(item.unit),
        capacity=capacity,
        taken=taken,
        waiting=int(given.get("waiting") or 0),
    )


def _number(key: str) -> int:
    """A number that is always the same for a key, to spread things evenly."""
    return int(hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()[:8], 16)


def _mode(item: Item) -> str:
    words = plain(item.title + " " + item.description)
    if "truc tiep ket hop truc tuyen" in words or "ket hop truc tiep" in words:
        return Mode.BOTH
    at_a_place = any(word in words for word in ("nha van hoa", "tai xuong", "phong doc", "san truong"))
    if item.type is ItemType.COURSE:
        return Mode.ON_SITE if at_a_place else Mode.ONLINE
    if item.type is ItemType.CONTEST:
        return Mode.ON_SITE if any(word in words for word in LIVE_CONTEST) else Mode.ONLINE
    online = "truc tuyen" in words or "dien dan" in words
    return Mode.ONLINE if online and item.type is ItemType.CLUB else Mode.ON_SITE


def _capacity(item: Item, number: int) -> int | None:
    if item.type in (ItemType.COURSE, ItemType.TRAINING):
        return (20, 25, 30, 40)[number % 4]
    return None


def _taken(capacity: int | None, number: int) -> int:
    """So that some are full, some nearly, most open."""
    if capacity is None:
        return number % 9
    return capacity if number % 7 == 0 else capacity - 3 if number % 7 == 1 else number % (capacity // 2)


def _place(unit: Unit) -> str:
    if unit.kind in (Unit.Kind.WARD, Unit.Kind.COMMUNE):
        return f"Nhà văn hóa {unit.name[:1].lower()}{unit.name[1:]}"
    return unit.name


def _meetings(item: Item, calendar: Calendar, given: tables.Row, number: int) -> list[Meeting]:
    if item.type is ItemType.CONTEST and not (
        given.get("day") or item.starts_on or _mode(item) == Mode.ON_SITE
    ):
        return []
    first = item.starts_on or (
        calendar.day(given.get("day")) if given.get("day") else _first_day(item, calendar, number)
    )
    hours = HOURS[item.type][number % len(HOURS[item.type])]
    if given.get("from"):
        hours = (time.fromisoformat(given.get("from")), time.fromisoformat(given.get("to")))
    return [_meeting(first + timedelta(gap), hours) for gap in _gaps(item, first, calendar)]


def _first_day(item: Item, calendar: Calendar, number: int) -> date:
    if item.type is ItemType.COURSE:
        return calendar.today + timedelta(2 + number % 20)
    if item.type is ItemType.CLUB:
        return calendar.today + timedelta(1 + number % 6)
    return calendar.first_day + timedelta(number % ((calendar.last_day - calendar.first_day).days + 1))


def _gaps(item: Item, first: date, calendar: Calendar) -> list[int]:
    """Days from the first meeting to each: courses twice a week, clubs once, exhibitions each day."""
    if item.type is ItemType.COURSE:
        return [week * 7 + extra for week in range(3) for extra in (0, 2)][: SESSIONS[ItemType.COURSE]]
    if item.type is ItemType.CLUB:
        return [week * 7 for week in range(SESSIONS[ItemType.CLUB])]
    words = plain(item.title)
    if words.startswith("trien lam") or "mo cua" in words:
        return list(range((calendar.last_day - first).days + 1)) or [0]
    return [0]


def _meeting(day: date, hours: tuple[time, time]) -> Meeting:
    zone = timezone.get_default_timezone()
    return Meeting(datetime.combine(day, hours[0], zone), datetime.combine(day, hours[1], zone))

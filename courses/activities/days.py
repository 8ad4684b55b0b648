"""The days of a Week: the sessions of each, and the few things that stand for it on the timeline."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from courses.activities import queries
from courses.activities.agenda import AgendaRow
from courses.activities.kinds import EventPage
from courses.activities.models import Activity
from hub.pages import addresses
from hub.shell import Link

HIGHLIGHTS = 2
# What a day of the timeline names first; the rest follows by time.
FIRST_NAMED = (
    EventPage.Type.OPENING,
    EventPage.Type.FUND_DRIVE,
    EventPage.Type.FESTIVAL,
    EventPage.Type.BOOK_EXHIBITION,
    EventPage.Type.BOOK_TALK,
    EventPage.Type.TALK,
    EventPage.Type.TRAINING,
    EventPage.Type.WORKSHOP,
)
_PLACES: dict[str | None, int] = {event_type.value: place for place, event_type in enumerate(FIRST_NAMED)}


class SessionRow(NamedTuple):
    """One session as the programme needs it: its times, and what its activity is called, whose, where."""

    starts_at: datetime
    ends_at: datetime
    place: str
    activity_id: int
    kind: str
    event_type: str | None
    title: str
    url_path: str
    activity_place: str
    unit_id: int
    unit_name: str
    begins_at: datetime | None


COLUMNS = (
    "starts_at",
    "ends_at",
    "place",
    "activity_id",
    "activity__kind",
    "activity__eventpage__event_type",
    "activity__title",
    "activity__url_path",
    "activity__place",
    "activity__unit_id",
    "activity__unit__name",
    "activity__starts_at",
)


@dataclass
class Day:
    """One day of the Week and the sessions that touch it, by time; drawn like `hub.components.Day`."""

    on: date
    url: str
    is_past: bool
    is_today: bool
    sessions: list[SessionRow] = field(default_factory=list)
    contest_links: list[Link] = field(default_factory=list)
    agenda: list[AgendaRow] = field(default_factory=list)
    """Its rows, where the programme was read whole."""
    before: "Day | None" = field(default=None, compare=False, repr=False)
    after: "Day | None" = field(default=None, compare=False, repr=False)
    """The nearest days that hold something too, where the programme was read whole."""

    @cached_property
    def count(self) -> int:
        """How many activities are on that day."""
        return len({session.activity_id for session in self.sessions})

    @property
    def anchor(self) -> str:
        """The name of the day's place on the edition's page."""
        return anchor(self.on)

    @cached_property
    def links(self) -> list[Link]:
        """The few things that stand for the day on the timeline: events, then contests, then classes."""
        begin, _ = queries.day_bounds(self.on)
        ranked = sorted(self.sessions, key=lambda session: _rank(session, begin))
        chosen = {session.activity_id: session for session in ranked}
        links = [Link(session.title, addresses.of(session.url_path)) for session in chosen.values()]
        named = sum(_rank(session, begin)[0] < len(FIRST_NAMED) for session in chosen.values())
        return [*links[:named], *self.contest_links, *links[named:]][:HIGHLIGHTS]


def anchor(day: date) -> str:
    """The name of a day's place on the edition's page: "ngay-2022-10-04"."""
    return f"ngay-{day.isoformat()}"


def _rank(session: SessionRow, begin: datetime) -> tuple[int, bool, datetime, int]:
    """Events of a name, other events, classes; within each what begins that day before what goes on."""
    place = _PLACES.get(session.event_type, len(FIRST_NAMED))
    has_begun = (session.begins_at or session.starts_at) < begin
    is_course = session.kind == Activity.Kind.COURSE
    return (place + is_course, has_begun, session.starts_at, session.activity_id)

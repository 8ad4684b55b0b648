"""What state an activity is in: computed at a moment from its dates and places, never stored.

Two questions that do not mix: when it takes place (`Timing`), and whether one can join (`Joining`).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

FEW_LEFT_SHARE = 5
"""Places are few when less than one in this many is left …"""
FEW_LEFT_AT_MOST = 10
"""… or this number at most, where that is less than half of them."""


class Timing(StrEnum):
    """Where an activity stands in time. ANYTIME has no dates: one learns at one's own pace."""

    ANYTIME = "ANYTIME"
    AHEAD = "AHEAD"
    RUNNING = "RUNNING"
    PAST = "PAST"


class Joining(StrEnum):
    """Whether one can join, and if not, why. WALK_IN asks for no name."""

    CANCELLED = "CANCELLED"
    PAST = "PAST"
    WALK_IN = "WALK_IN"
    NOT_YET = "NOT_YET"
    CLOSED = "CLOSED"
    FULL = "FULL"
    FEW_LEFT = "FEW_LEFT"
    OPEN = "OPEN"


@dataclass(frozen=True)
class Dates:
    """The moments that matter, all aware or None."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None


@dataclass(frozen=True)
class Places:
    """How many places there are (None: without limit), are taken, and are waited for."""

    capacity: int | None = None
    taken: int = 0
    waiting: int = 0

    @property
    def left(self) -> int | None:
        """Places that a newcomer could have; none while others wait for them. None without limit."""
        if self.capacity is None:
            return None
        return 0 if self.waiting else max(self.capacity - self.taken, 0)


@dataclass(frozen=True)
class State:
    """An activity's state at one moment."""

    timing: Timing
    joining: Joining
    places: Places
    dates: Dates

    @property
    def can_join(self) -> bool:
        """Whether a newcomer may press the button, be it for the waiting list."""
        return self.joining in {Joining.OPEN, Joining.FEW_LEFT, Joining.FULL}

    @property
    def has_room(self) -> bool:
        """Whether a newcomer would get a place at once."""
        return self.joining in {Joining.OPEN, Joining.FEW_LEFT}

    @property
    def is_open(self) -> bool:
        """Whether people can still take part in any way: join, wait, or just come."""
        return self.can_join or self.joining == Joining.WALK_IN

    @property
    def percent_taken(self) -> int:
        """How full it is, 0 to 100; 0 without limit."""
        if not self.places.capacity:
            return 0
        return min(100, round(100 * self.places.taken / self.places.capacity))


def state_at(
    now: datetime, *, dates: Dates, places: Places, takes_enrolment: bool = True, is_cancelled: bool = False
) -> State:
    """The state at `now`. Without a closing time, registration closes when the activity ends."""
    timing = _timing(now, dates)
    joining = _joining(now, timing, dates, places, takes_enrolment=takes_enrolment, is_cancelled=is_cancelled)
    return State(timing=timing, joining=joining, places=places, dates=dates)


def _timing(now: datetime, dates: Dates) -> Timing:
    if dates.starts_at is None and dates.ends_at is None:
        return Timing.ANYTIME
    if dates.ends_at is not None and now >= dates.ends_at:
        return Timing.PAST
    if dates.starts_at is not None and now < dates.starts_at:
        return Timing.AHEAD
    return Timing.RUNNING


def _joining(
    now: datetime, timing: Timing, dates: Dates, places: Places, *, takes_enrolment: bool, is_cancelled: bool
) -> Joining:
    if is_cancelled:
        return Joining.CANCELLED
    if timing == Timing.PAST:
        return Joining.PAST
    if not takes_enrolment:
        return Joining.WALK_IN
    if dates.opens_at is not None and now < dates.opens_at:
        return Joining.NOT_YET
    if dates.closes_at is not None and now >= dates.closes_at:
        return Joining.CLOSED
    return _by_places(places)


def _by_places(places: Places) -> Joining:
    left = places.left
    if left is None or places.capacity is None:
        return Joining.OPEN
    if left == 0:
        return Joining.FULL
    few = left * FEW_LEFT_SHARE <= places.capacity or (
        left <= FEW_LEFT_AT_MOST and 2 * left < places.capacity
    )
    return Joining.FEW_LEFT if few else Joining.OPEN

"""What the larger components of `templates/components/` take. Views build these; templates only draw them.

The template of each says which of these it wants. All labels are ready for the reader; times are aware.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from hub.shell import Link


@dataclass(frozen=True)
class Fact:
    """One line of facts: an icon of `hub.icons`, what it is, its value, and more about it below."""

    icon: str
    label: str
    value: str
    more: str = ""
    link: Link | None = None


class JoinState(StrEnum):
    """Where the reader stands towards an activity. Decided by the server at one moment."""

    NOT_OPEN = "NOT_OPEN"
    OPEN = "OPEN"
    FULL = "FULL"
    JOINED = "JOINED"
    WAITING = "WAITING"
    OFFERED = "OFFERED"
    CLOSED = "CLOSED"
    PAST = "PAST"
    CANCELLED = "CANCELLED"
    NO_ENROLMENT = "NO_ENROLMENT"


@dataclass(frozen=True)
class JoinChoice:
    """One way to take part where there are two; `shows_seats` for the one whose places are counted."""

    value: str
    label: str
    hint: str = ""
    shows_seats: bool = False


@dataclass(frozen=True)
class JoinPanel:
    """The panel that answers: may I come, how, how many places are left.

    OFFERED is a person who came off the waiting list and has the place; JOINED has had it from the start.
    A visitor who is not signed in has `login_url`, and the main button leads there. `join_label` and
    `leave_label` say what joining and leaving are called here; `note` is why it was cancelled.
    """

    state: JoinState
    facts: list[Fact] = field(default_factory=list)
    capacity: int | None = None
    """None: without limit."""
    taken: int = 0
    waiting: int = 0
    position: int | None = None
    """Of the reader on the waiting list, from 1."""
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    join_url: str = ""
    join_label: str = ""
    choices: list[JoinChoice] = field(default_factory=list)
    """Ways to take part, where there is a choice; the first is proposed."""
    has_left: bool = False
    """Was in before, and gave the place up."""
    leave_url: str = ""
    leave_label: str = ""
    note: str = ""
    login_url: str = ""
    calendar_url: str = ""
    mine_url: str = ""
    online_link: str = ""
    """Where it is held online; shown to those who have a place."""

    @property
    def left(self) -> int | None:
        """How many places are free; None without a limit."""
        return None if self.capacity is None else max(0, self.capacity - self.taken)

    @property
    def is_few_left(self) -> bool:
        """A fifth of the places or fewer: the bar turns orange."""
        return self.capacity is not None and 0 < (self.left or 0) <= self.capacity / 5


@dataclass(frozen=True)
class Day:
    """One day of a Week: for the strip (`count`) and for the timeline (`links`)."""

    on: date
    url: str
    count: int = 0
    links: list[Link] = field(default_factory=list)
    is_today: bool = False
    is_past: bool = False


@dataclass(frozen=True)
class FacetOption:
    """One value that a list can be narrowed to, and how many things have it.

    `note` is a word more about it. In a tree, `children` are its parts; `is_open` shows them at once.
    """

    value: str
    label: str
    count: int | None = None
    is_checked: bool = False
    note: str = ""
    children: "list[FacetOption]" = field(default_factory=list)
    is_open: bool = False


@dataclass(frozen=True)
class DateField:
    """A date to narrow by: `value` as browsers want it, or as it was written where that is no day."""

    name: str
    label: str
    value: str = ""
    is_day: bool = True
    error: str = ""


@dataclass(frozen=True)
class FacetGroup:
    """One facet: the name of its parameter, its heading, its values; `more` are folded below them."""

    name: str
    label: str
    options: list[FacetOption]
    is_open: bool = True
    more: list[FacetOption] = field(default_factory=list)
    dates: list[DateField] = field(default_factory=list)


@dataclass(frozen=True)
class ActiveFilter:
    """A filter that is on, and the address of the same list without it."""

    label: str
    remove_url: str


@dataclass(frozen=True)
class LedgerLine:
    """One row behind a computed value: what happened, when, how much it counts."""

    title: str
    on: date
    amount: int
    url: str = ""


@dataclass(frozen=True)
class AutoValue:
    """A value that the ledger computes; corrected, frozen, or differing since it was frozen.

    `computed` is what the ledger says now (None: no data, which is not zero). `corrected` is what the
    officer wrote instead, with `reason`, `by` and `at`. `frozen` is what was submitted.
    """

    label: str
    unit: str
    computed: int | None
    lines: list[LedgerLine] = field(default_factory=list)
    hint: str = ""
    corrected: int | None = None
    reason: str = ""
    by: str = ""
    at: datetime | None = None
    frozen: int | None = None
    correct_url: str = ""
    all_url: str = ""
    """Where all lines are, when only some are given."""

    @property
    def shown(self) -> int | None:
        """The number that counts: the correction, else what was submitted, else what is computed."""
        if self.corrected is not None:
            return self.corrected
        return self.frozen if self.frozen is not None else self.computed

    @property
    def differs(self) -> bool:
        """The ledger has moved on since the value was submitted."""
        return self.frozen is not None and self.computed != self.frozen


@dataclass(frozen=True)
class Topic:
    """A family of subjects as a tile: its colours' code, its name, how much there is."""

    family: str
    label: str
    url: str
    count: int
    motif: str = ""
    """The picture; the family's own without it."""

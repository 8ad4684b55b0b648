"""What the ledger says to each AUTO indicator: one object an indicator.

A rule names rows (kinds, topics, channel, kinds of subject) and what is counted in them. The topic of a row
is the event's type ("OPENING", "TALK" …), "COURSE", "CONTEST", "CLUB"; of a gift "MONEY" or "IN_KIND". The
subject of a gift is its giver: an "ORGANISATION" or an "INDIVIDUAL".
"""

from dataclasses import dataclass
from enum import Enum, auto

from hub.participation.models import Channel, Kind
from hub.participation.selection import Selection


class Measure(Enum):
    """What is counted in the rows that a rule names."""

    QUANTITY = auto()
    AMOUNT = auto()
    PEOPLE = auto()
    SUBJECTS = auto()


@dataclass(frozen=True)
class Rule:
    """How one AUTO indicator is computed."""

    code: str
    measure: Measure
    selection: Selection

    @property
    def adds_up(self) -> bool:
        """Whether units' values may be added: not where one person or one giver stands in several units."""
        return self.measure is not Measure.PEOPLE and self.code not in _SHARED_SUBJECTS


_SHARED_SUBJECTS = frozenset({"H1", "H2", "M2"})


def _rule(
    code: str,
    measure: Measure,
    kinds: Kind | tuple[Kind, ...],
    *topics: str,
    channel: Channel | None = None,
    subject_kind: str = "",
) -> Rule:
    selection = Selection(
        kinds=frozenset([kinds] if isinstance(kinds, Kind) else kinds),
        topics=frozenset(topics),
        channels=frozenset([channel] if channel else []),
        subject_kinds=frozenset([subject_kind] if subject_kind else []),
    )
    return Rule(code=code, measure=measure, selection=selection)


CLASSES = ("COURSE", "TRAINING")
ENTERING = (Kind.JOINED, Kind.QUIZ_ATTEMPTED, Kind.WORK_SUBMITTED)

_ALL = (
    _rule("B5", Measure.QUANTITY, Kind.ARTICLE_PUBLISHED),
    _rule("C1", Measure.SUBJECTS, Kind.SESSION_HELD, "OPENING"),
    _rule("C2", Measure.QUANTITY, Kind.ATTENDED, "OPENING", channel=Channel.ON_SITE),
    _rule("C3", Measure.QUANTITY, Kind.ATTENDED, "OPENING", channel=Channel.ONLINE),
    _rule("D1", Measure.QUANTITY, Kind.ACTIVITY_OPENED, *CLASSES),
    _rule("D2", Measure.SUBJECTS, Kind.SESSION_HELD, "TALK", "WORKSHOP"),
    _rule("D3", Measure.QUANTITY, Kind.SESSION_HELD, *CLASSES),
    _rule("D4", Measure.QUANTITY, Kind.ATTENDED, *CLASSES),
    _rule("D5", Measure.PEOPLE, Kind.ATTENDED, *CLASSES),
    _rule("D6", Measure.PEOPLE, Kind.COMPLETED),
    _rule("E1", Measure.QUANTITY, Kind.RESOURCE_PUBLISHED),
    _rule("E2", Measure.QUANTITY, Kind.RESOURCE_COLLECTED),
    _rule("E3", Measure.QUANTITY, Kind.RESOURCE_VIEWED),
    _rule("E4", Measure.QUANTITY, Kind.RESOURCE_DOWNLOADED),
    _rule("F3", Measure.SUBJECTS, Kind.SESSION_HELD, "BOOK_EXHIBITION"),
    _rule("F4", Measure.SUBJECTS, Kind.SESSION_HELD, "BOOK_TALK"),
    _rule("G1", Measure.QUANTITY, Kind.ACTIVITY_OPENED, "CONTEST"),
    _rule("G2", Measure.QUANTITY, Kind.QUIZ_ATTEMPTED),
    _rule("G3", Measure.QUANTITY, Kind.WORK_SUBMITTED),
    _rule("G4", Measure.PEOPLE, ENTERING, "CONTEST"),
    _rule("G5", Measure.QUANTITY, Kind.PRIZE_AWARDED),
    _rule("G6", Measure.SUBJECTS, (Kind.ACTIVITY_OPENED, Kind.SESSION_HELD), "CLUB"),
    _rule("H1", Measure.SUBJECTS, Kind.GIFT_RECEIVED, subject_kind="ORGANISATION"),
    _rule("H2", Measure.SUBJECTS, Kind.GIFT_RECEIVED, subject_kind="INDIVIDUAL"),
    _rule("H3", Measure.AMOUNT, Kind.GIFT_RECEIVED, "MONEY"),
    _rule("H4", Measure.AMOUNT, Kind.GIFT_RECEIVED, "IN_KIND"),
    _rule("K1", Measure.QUANTITY, Kind.STORY_PUBLISHED),
    _rule("L3", Measure.AMOUNT, Kind.PLEDGE_RECEIVED),
    _rule("M1", Measure.QUANTITY, Kind.INSPECTED),
    _rule("M2", Measure.SUBJECTS, Kind.INSPECTED),
    _rule("N1", Measure.QUANTITY, Kind.PHOTO_ATTACHED),
)

RULES: dict[str, Rule] = {rule.code: rule for rule in _ALL}


def of_measure(measure: Measure) -> dict[str, Selection]:
    """The selections of all rules that count this, by code."""
    return {code: rule.selection for code, rule in RULES.items() if rule.measure is measure}

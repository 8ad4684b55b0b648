"""Which rows of the ledger are meant, said once for all the tables that keep them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import BigIntegerField, Case, F, Q, Value, When

from hub.participation.models import Channel, Kind


@dataclass(frozen=True)
class Selection:
    """Rows of these kinds; where topics, channels or kinds of subject are given, of those alone."""

    kinds: frozenset[Kind]
    topics: frozenset[str] = frozenset()
    channels: frozenset[Channel] = frozenset()
    subject_kinds: frozenset[str] = frozenset()

    def of_totals(self, kind: str, topic: str, channel: str) -> bool:
        """Whether a total of that kind, topic and channel is meant (totals know no subjects)."""
        return (
            kind in self.kinds
            and (not self.topics or topic in self.topics)
            and (not self.channels or channel in self.channels)
        )

    def of_row(self, kind: str, topic: str, channel: str, subject_kind: str) -> bool:
        """Whether a row of the ledger is meant."""
        return self.of_totals(kind, topic, channel) and (
            not self.subject_kinds or subject_kind in self.subject_kinds
        )

    def of_people(self) -> Q:
        """The condition on `ParticipationPerson` (which knows neither channels nor subjects)."""
        return Q(kind__in=self.kinds) & (Q(topic__in=self.topics) if self.topics else Q())

    def of_rows(self) -> Q:
        """The condition on `Participation`."""
        condition = self.of_people()
        if self.channels:
            condition &= Q(channel__in=self.channels)
        if self.subject_kinds:
            condition &= Q(subject_kind__in=self.subject_kinds)
        return condition


VISITS = Selection(
    kinds=frozenset({Kind.ATTENDED, Kind.QUIZ_ATTEMPTED, Kind.WORK_SUBMITTED}),
    channels=frozenset({Channel.ON_SITE, Channel.ONLINE}),
)
"""What counts as taking part: lượt are its quantity, người its distinct people. Enrolling is neither."""


def counted_under(heads: Mapping[int, int]) -> Case | F:
    """The unit under which a row is counted: `heads` says it for those not counted under themselves."""
    units: dict[int, list[int]] = defaultdict(list)
    for unit_id, head in heads.items():
        if unit_id != head:
            units[head].append(unit_id)
    whens = [When(unit_id__in=ids, then=Value(head)) for head, ids in units.items()]
    return Case(*whens, default=F("unit_id"), output_field=BigIntegerField()) if whens else F("unit_id")

"""Writing the ledger: rows are added, never changed; a mistake is undone by a reversing row."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import User
from hub.participation.models import Category, Channel, Kind, Participation
from hub.subjects import Subject
from hub.units.models import Unit
from hub.week.models import EditionPage
from hub.week.queries import containing


@dataclass(frozen=True)
class Entry:
    """One thing that happened, before it is written.

    `key` makes it unique: the same key is written once, however often it is recorded. `edition` may be
    left out: then it is the one in whose Week the local day of `occurred_at` lies. `amount` is whole đồng.
    """

    kind: Kind
    subject: Subject
    unit: Unit
    occurred_at: datetime
    key: str
    edition: EditionPage | None = None
    topic: str = ""
    channel: Channel = Channel.NONE
    category: Category = Category.UNSPECIFIED
    quantity: int = 1
    amount: int = 0
    person: User | None = None


def record(*entries: Entry, by: User | None, now: datetime) -> list[Participation]:
    """Write what happened and return its rows, those already known under their key included.

    Raises ValueError for a naive `occurred_at` or a negative number. Call it last before the commit,
    once a transaction: the rows are sorted by total, so that two writers never wait for each other.
    """
    rows = [_row(entry, by=by, now=now) for entry in entries]
    return _write(rows)


def reverse(row: Participation, *, by: User | None, now: datetime) -> Participation:
    """Undo a row by its negative; twice is once. The reversing row stands on the same day as the first."""
    undone = Participation(
        **{name: getattr(row, name) for name in _COPIED},
        quantity=-row.quantity,
        amount=-row.amount,
        recorded_by=by,
        recorded_at=now,
        idempotency_key=f"reverse:{row.pk}",
        reverses=row,
    )
    return _write([undone])[0]


_COPIED = [
    "kind",
    "subject_kind",
    "subject_key",
    "subject_title",
    "topic",
    "unit_id",
    "edition_id",
    "occurred_at",
    "occurred_on",
    "channel",
    "category",
    "person_id",
    "person_key",
]


def _row(entry: Entry, *, by: User | None, now: datetime) -> Participation:
    if timezone.is_naive(entry.occurred_at):
        raise ValueError("occurred_at needs a time zone")
    if entry.quantity < 0 or entry.amount < 0:
        raise ValueError("a negative number is written by reversing a row")
    day = timezone.localdate(entry.occurred_at)
    edition = entry.edition or containing(day)
    return Participation(
        kind=entry.kind,
        subject_kind=entry.subject.kind,
        subject_key=entry.subject.key,
        subject_title=unicodedata.normalize("NFC", entry.subject.title)[:255],
        topic=entry.topic,
        unit=entry.unit,
        edition=edition,
        occurred_at=entry.occurred_at,
        occurred_on=day,
        channel=entry.channel,
        category=entry.category,
        quantity=entry.quantity,
        amount=entry.amount,
        person=entry.person,
        person_key=entry.person.ledger_key.hex if entry.person else "",
        recorded_by=by,
        recorded_at=now,
        idempotency_key=entry.key,
    )


def _total_order(row: Participation) -> tuple[object, ...]:
    return (row.unit_id, row.edition_id or 0, row.kind, row.topic, row.occurred_on, row.channel, row.category)


def _write(rows: Iterable[Participation]) -> list[Participation]:
    ordered = sorted(rows, key=_total_order)
    keys = [row.idempotency_key for row in ordered]
    with transaction.atomic():
        Participation.objects.bulk_create(ordered, ignore_conflicts=True)
        found = {row.idempotency_key: row for row in Participation.objects.filter(idempotency_key__in=keys)}
    return [found[key] for key in keys]

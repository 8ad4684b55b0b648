"""Writing the ledger: rows are added, never changed; a mistake is undone by a reversing row."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import User
from hub.participation.errors import KeyReusedError, LedgerError
from hub.participation.insertion import insert
from hub.participation.models import Category, Channel, Kind, Participation
from hub.participation.triggers import mirrored
from hub.subjects import Subject
from hub.units.models import Unit
from hub.week.models import EditionPage
from hub.week.queries import containing


@dataclass(frozen=True)
class Entry:
    """One thing that happened, before it is written.

    `key` makes it unique: the same key is written once, however often it is recorded, and stays used when
    its row is undone; what happens anew (someone joins again after leaving) needs a key of its own.
    `edition` may be left out: then it is the one in whose Week the local day of `occurred_at` lies.
    `amount` is whole đồng.
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


def record(
    *entries: Entry, by: User | None, now: datetime, undo: Sequence[Participation] = ()
) -> list[Participation]:
    """Write what happened; the entries' rows come back in their order, those already known included.

    `undo` are rows to reverse in the same write: a correction is `record(new, undo=[old], …)`. Call it
    once a transaction, last before the commit: then two writers never wait for each other in a circle.
    Raises ValueError for a naive `occurred_at` or a negative number, KeyReusedError when a key comes back
    with other content, LedgerError when a row to undo undoes one itself.
    """
    days: dict[date, EditionPage | None] = {}
    rows = [_row(entry, days, by=by, now=now) for entry in entries]
    return _write([*rows, *(_reversal(row, by=by, now=now) for row in undo)])[: len(rows)]


def reverse(*rows: Participation, by: User | None, now: datetime) -> list[Participation]:
    """Undo rows by their negatives, on the same days; twice is once. The reversing rows come back.

    Raises LedgerError for a row that undoes one itself: record anew instead.
    """
    return _write([_reversal(row, by=by, now=now) for row in rows])


def _row(
    entry: Entry, days: dict[date, EditionPage | None], *, by: User | None, now: datetime
) -> Participation:
    if timezone.is_naive(entry.occurred_at):
        raise ValueError("occurred_at needs a time zone")
    if entry.quantity < 0 or entry.amount < 0:
        raise ValueError("a negative number is written by reversing a row")
    day = timezone.localdate(entry.occurred_at)
    if entry.edition is None and day not in days:
        days[day] = containing(day)
    return Participation(
        kind=entry.kind,
        subject_kind=entry.subject.kind,
        subject_key=entry.subject.key,
        subject_title=unicodedata.normalize("NFC", entry.subject.title)[:255],
        topic=entry.topic,
        unit=entry.unit,
        edition=entry.edition or days[day],
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


def _reversal(row: Participation, *, by: User | None, now: datetime) -> Participation:
    if row.reverses_id is not None:
        raise LedgerError("a reversing row is not undone; record what happened anew")
    return Participation(
        **{name: getattr(row, name) for name in (*mirrored.COLUMNS, "subject_title", "person_id")},
        quantity=-row.quantity,
        amount=-row.amount,
        recorded_by=by,
        recorded_at=now,
        idempotency_key=f"reverse:{row.pk}",
        reverses=row,
    )


# What must be equal when a key comes back. Not the time: the second of two clicks comes later.
_CONTENT = (
    "kind",
    "subject_kind",
    "subject_key",
    "topic",
    "unit_id",
    "channel",
    "category",
    "quantity",
    "amount",
    "person_key",
    "reverses_id",
)


def _write(rows: Iterable[Participation]) -> list[Participation]:
    asked = list(rows)
    if not asked:
        return []
    with transaction.atomic():
        written = insert(asked)
        missing = {row.idempotency_key for row in asked} - written.keys()
        known = {
            row.idempotency_key: row for row in Participation.objects.filter(idempotency_key__in=missing)
        }
        kept: dict[str, Participation] = {}
        for row in asked:
            standing = kept.setdefault(row.idempotency_key, known.get(row.idempotency_key, row))
            if any(getattr(standing, name) != getattr(row, name) for name in _CONTENT):
                raise KeyReusedError(f"{row.idempotency_key} is in the ledger with other content")
            if standing is row:
                row.pk, row._state.adding = written[row.idempotency_key], False
    return [kept[row.idempotency_key] for row in asked]

"""Recording who came to a session: by name, by counting heads, or that it was held at all.

Each action is one transaction. It locks the session's record first, so that two people at two phones do not
write over each other, and tells the ledger once, last. Sending the same again changes nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from courses.activities.ledger import entry
from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.attendance import settling
from courses.attendance.models import Attendance, Headcount, SessionRecord
from courses.attendance.problems import NotYetError, StaleError
from hub.accounts.models import User
from hub.participation import ledger
from hub.participation.ledger import Entry
from hub.participation.models import Category, Channel, Kind, Participation

Group = tuple[str, str]
"""A channel (ON_SITE, ONLINE) and a category of participants."""


@dataclass
class Book:
    """One session held locked: what is to be told to the ledger, and which rows are to be undone."""

    session: Session
    activity: Activity
    record: SessionRecord
    by: User | None
    now: datetime
    entries: list[Entry] = field(default_factory=list)
    undone_keys: list[str] = field(default_factory=list)
    changed: bool = False

    def add(self, kind: Kind, key: str, **fields: object) -> None:
        """Something that happened at the session."""
        at = self.session.starts_at
        self.entries.append(entry(self.activity, kind=kind, key=key, occurred_at=at, **fields))  # type: ignore[arg-type]
        self.changed = True

    def undo(self, key: str) -> None:
        """What had been told under that key was a mistake, or is told anew."""
        self.undone_keys.append(key)
        self.changed = True


def set_present(
    *,
    session: Session,
    present: Mapping[int, str],
    among: Collection[int],
    by: User | None,
    now: datetime,
    version: int | None = None,
) -> SessionRecord:
    """Of the people `among` (ids), those in `present` came, each through a channel; the others did not.

    People outside `among` stay as they were. `version` is the record's when the form was opened (None: any).
    Raises `NotYetError` before the session's day, `StaleError` where somebody else has changed it meanwhile.
    """
    with transaction.atomic():
        book = _open(session, by=by, now=now)
        known = {row.person_id: row for row in book.session.attendances.filter(person__in=among)}
        wanted = {person: present[person] for person in among if person in present}
        if {person: row.channel for person, row in known.items()} != wanted:
            _refuse_stale(book, version)
            _untick(book, [row for person, row in known.items() if wanted.get(person or 0) != row.channel])
            _tick(book, {person: way for person, way in wanted.items() if _differs(known.get(person), way)})
            _settle(book)
        return _close(book, held=book.record.is_held or bool(wanted))


def set_headcount(
    *,
    session: Session,
    counts: Mapping[Group, int | None],
    by: User | None,
    now: datetime,
    is_held: bool | None = None,
    version: int | None = None,
) -> SessionRecord:
    """So many people were counted of each group, those ticked off by name included.

    None is blank: not counted, which is not zero. Groups that are not in `counts` stay as they were. The
    session counts as held where anybody came; else as `is_held` says (None: as before). Raises as
    `set_present`.
    """
    with transaction.atomic():
        book = _open(session, by=by, now=now)
        known = {(row.channel, row.category): row for row in book.session.headcounts.all()}
        before = {group: row.counted for group, row in known.items()}
        after = {group: number for group, number in {**before, **counts}.items() if number is not None}
        said = book.record.is_held if is_held is None else is_held
        held = said or any(after.values()) or book.session.attendances.exists()
        if before != after or held != book.record.is_held:
            _refuse_stale(book, version)
            _count(book, known, counts)
            _settle(book)
        return _close(book, held=held)


def set_not_held(*, session: Session, by: User | None, now: datetime) -> SessionRecord:
    """The session did not take place after all: everything recorded of it is undone."""
    with transaction.atomic():
        book = _open(session, by=by, now=now)
        _untick(book, list(book.session.attendances.all()))
        for row in book.session.headcounts.all():
            if row.booked:
                book.undo(headcount_key(row))
            row.delete()
        return _close(book, held=False)


def attended_key(row: Attendance) -> str:
    """The ledger's key for one person at one session."""
    return f"attended:{row.pk}"


def headcount_key(row: Headcount) -> str:
    """The ledger's key for one group at one session, as it was counted last."""
    return f"headcount:{row.pk}:{row.revision}"


def held_key(record: SessionRecord) -> str:
    """The ledger's key for the session having been held."""
    return f"held:{record.session_id}:{record.held_version}"


def _open(session: Session, *, by: User | None, now: datetime) -> Book:
    """Lock the session's record. Its day must have come, in local time."""
    if timezone.localdate(session.starts_at) > timezone.localdate(now):
        raise NotYetError
    SessionRecord.objects.get_or_create(session=session)
    record = SessionRecord.objects.select_for_update().get(session=session)
    activity = Activity.objects.select_related("unit", "edition", "eventpage").get(pk=session.activity_id)
    fresh = Session.objects.get(pk=session.pk)  # the caller's may hold what it had read before the lock
    return Book(session=fresh, activity=activity, record=record, by=by, now=now)


def _refuse_stale(book: Book, version: int | None) -> None:
    if version is not None and version != book.record.version:
        raise StaleError(book.record)


def _differs(row: Attendance | None, channel: str) -> bool:
    return row is None or row.channel != channel


def _untick(book: Book, rows: list[Attendance]) -> None:
    for row in rows:
        book.undo(attended_key(row))
    Attendance.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _tick(book: Book, present: Mapping[int, str]) -> None:
    people = User.objects.in_bulk(list(present))
    rows = Attendance.objects.bulk_create(
        Attendance(
            session=book.session,
            person=people[person],
            channel=channel,
            recorded_by=book.by,
            recorded_at=book.now,
        )
        for person, channel in present.items()
        if person in people
    )
    for row in rows:
        book.add(Kind.ATTENDED, attended_key(row), channel=Channel(row.channel), person=row.person)


def _count(book: Book, known: Mapping[Group, Headcount], counts: Mapping[Group, int | None]) -> None:
    """Keep what was counted; `_settle` books it."""
    for (channel, category), counted in counts.items():
        row = known.get((channel, category))
        if counted is None:
            if row is not None:
                if row.booked:
                    book.undo(headcount_key(row))
                row.delete()
                book.changed = True
        elif row is None or row.counted != counted:
            row = row or Headcount(session=book.session, channel=channel, category=category)
            if row.booked > counted:
                book.undo(headcount_key(row))
                row.booked = 0
            row.counted, row.recorded_by, row.recorded_at = counted, book.by, book.now
            row.save()
            book.changed = True


def _settle(book: Book) -> None:
    """Book for each group what was counted less those who are named; see `settling`."""
    named = dict(book.session.attendances.values_list("channel").annotate(Count("pk")))
    rows: dict[str, dict[str, Headcount]] = {}
    for row in book.session.headcounts.all():
        rows.setdefault(row.channel, {})[row.category] = row
    for channel, groups in rows.items():
        counted = {category: row.counted for category, row in groups.items()}
        for category, quantity in settling.booked(counted, named.get(channel, 0)).items():
            _book(book, groups[category], quantity)


def _book(book: Book, row: Headcount, quantity: int) -> None:
    if row.booked == quantity:
        return
    if row.booked:
        book.undo(headcount_key(row))
    row.revision += 1
    row.booked = quantity
    row.save(update_fields=["revision", "booked"])
    if quantity:
        book.add(
            Kind.ATTENDED,
            headcount_key(row),
            channel=Channel(row.channel),
            category=Category(row.category),
            quantity=quantity,
        )


def _close(book: Book, *, held: bool) -> SessionRecord:
    """Say whether it was held, save the record where anything changed, and tell the ledger."""
    record = book.record
    if record.is_held and not held:
        book.undo(held_key(record))
    if held and not record.is_held:
        record.held_version = record.version + 1
        book.add(Kind.SESSION_HELD, held_key(record))
    if not book.changed:
        return record
    record.is_held, record.version = held, record.version + 1
    record.changed_by, record.changed_at = book.by, book.now
    record.save()
    undo = list(Participation.objects.filter(idempotency_key__in=book.undone_keys))
    if book.entries or undo:
        ledger.record(*book.entries, undo=undo, by=book.by, now=book.now)
    return record

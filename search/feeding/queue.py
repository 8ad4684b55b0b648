"""What an engine has not acknowledged yet, and what it would not take."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet

from search.documents.document import Document
from search.engines.elasticsearch.indices import Refused
from search.engines.matching.terms import DocumentWords
from search.engines.protocol import Change
from search.models import Entry, Refusal

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(hours=1)


def unacknowledged() -> QuerySet[Entry]:
    """Entries whose state as built the engine has not taken yet, tombstones among them."""
    return Entry.objects.exclude(acknowledged_version=F("built_version"))


def due(now: datetime) -> QuerySet[Entry]:
    """Those to hand over now: what was refused waits for its time, or for its next change."""
    is_due = Q(refusal__isnull=True) | Q(refusal__retry_at__lte=now)
    return unacknowledged().filter(is_due | Q(refusal__version__lt=F("built_version"))).order_by("pk")


def changes(entries: Iterable[Entry]) -> tuple[list[Change], list[Refused]]:
    """The entries as an engine gets them, and those whose document cannot even be read."""
    found, unreadable = [], []
    for entry in entries:
        identity = (entry.kind, entry.source_id)
        try:
            document = Document.from_json(entry.document) if entry.is_findable and entry.document else None
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            unreadable.append(Refused(identity, f"{type(error).__name__}: {error}"[:300]))
        else:
            words = (
                DocumentWords(entry.title_words, entry.about_words, entry.body_words) if document else None
            )
            found.append(Change(identity, entry.built_version, document, words))
    return found, unreadable


def acknowledge(entries: Sequence[Entry]) -> None:
    """The engine has taken these, as they were read."""
    by_version: dict[int, list[int]] = {}
    for entry in entries:
        by_version.setdefault(entry.built_version, []).append(entry.pk)
    for version, ids in sorted(by_version.items()):
        rows = Entry.objects.filter(pk__in=ids, acknowledged_version__lt=version)
        rows.update(acknowledged_version=version)
    Refusal.objects.filter(entry__in=[entry.pk for entry in entries]).delete()


def refuse(entries: Sequence[Entry], refused: Iterable[Refused], now: datetime) -> None:
    """Note what the engine would not take; tried again later, and later each time."""
    reasons = {one.identity: one.reason for one in refused}
    known = {one.entry_id: one for one in Refusal.objects.filter(entry__in=[entry.pk for entry in entries])}
    for entry in entries:
        attempts = known[entry.pk].attempts + 1 if entry.pk in known else 1
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(attempts - 1, 12))
        Refusal.objects.update_or_create(
            entry=entry,
            defaults={
                "version": entry.built_version,
                "reason": reasons[entry.kind, entry.source_id],
                "attempts": attempts,
                "retry_at": now + pause,
            },
            create_defaults={
                "version": entry.built_version,
                "reason": reasons[entry.kind, entry.source_id],
                "attempts": attempts,
                "retry_at": now + pause,
                "refused_at": now,
            },
        )

"""What an engine has not acknowledged yet, and what it would not take."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import orjson
from django.db.models import F, Q, QuerySet, TextField
from django.db.models.functions import Cast

from search.documents.document import Document
from search.engines.elasticsearch.indices import Refused
from search.engines.matching.terms import DocumentWords
from search.engines.protocol import Change
from search.models import Entry, Refusal

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(hours=1)


def unacknowledged() -> QuerySet[Entry]:
    """Entries whose state as built the engine has not taken yet, tombstones among them."""
    return Entry.objects.exclude(acknowledged_version=F("built_version"))


def behind() -> QuerySet[Entry]:
    """Entries that have changed since the engine last took them, built or not."""
    return Entry.objects.filter(Q(is_stale=True, failure="") | ~Q(acknowledged_version=F("built_version")))


def due(now: datetime) -> QuerySet[Entry]:
    """Those to hand over now: what was refused waits for its time, or for its next change."""
    is_due = Q(refusal__isnull=True) | Q(refusal__retry_at__lte=now)
    return unacknowledged().filter(is_due | Q(refusal__version__lt=F("built_version"))).order_by("pk")


class Row(NamedTuple):
    """What of an entry is needed to hand it over: read as a tuple, its document as the text it is."""

    pk: int
    kind: str
    source_id: int
    built_version: int
    is_findable: bool
    text: str | None
    title_words: str
    about_words: str
    body_words: str

    @property
    def identity(self) -> tuple[str, int]:
        """What an engine knows it by."""
        return self.kind, self.source_id


def rows(entries: QuerySet[Entry]) -> list[Row]:
    """The entries of a query. One statement."""
    as_text = entries.annotate(text=Cast("document", TextField()))
    return [Row._make(values) for values in as_text.values_list(*Row._fields)]


def changes(entries: Iterable[Row]) -> tuple[list[Change], list[Refused]]:
    """The entries as an engine gets them, and those whose document cannot even be read."""
    found, unreadable = [], []
    for row in entries:
        if not row.is_findable or not row.text:
            found.append(Change(row.identity, row.built_version, None))
            continue
        try:
            document = Document.from_json(orjson.loads(row.text))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            unreadable.append(Refused(row.identity, f"{type(error).__name__}: {error}"[:300]))
        else:
            words = DocumentWords(row.title_words, row.about_words, row.body_words)
            found.append(Change(row.identity, row.built_version, document, words, row.text))
    return found, unreadable


def acknowledge(entries: Sequence[Row]) -> None:
    """The engine has taken these, as they were read."""
    by_version: dict[int, list[int]] = {}
    for entry in entries:
        by_version.setdefault(entry.built_version, []).append(entry.pk)
    for version, ids in sorted(by_version.items()):
        behind = Entry.objects.filter(pk__in=ids, acknowledged_version__lt=version)
        behind.update(acknowledged_version=version)
    Refusal.objects.filter(entry__in=[entry.pk for entry in entries]).delete()


def refuse(entries: Sequence[Row], refused: Iterable[Refused], now: datetime) -> None:
    """Note what the engine would not take; tried again later, and later each time."""
    reasons = {one.identity: one.reason for one in refused}
    known = {one.entry_id: one for one in Refusal.objects.filter(entry__in=[entry.pk for entry in entries])}
    for entry in entries:
        attempts = known[entry.pk].attempts + 1 if entry.pk in known else 1
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(attempts - 1, 12))
        Refusal.objects.update_or_create(
            entry_id=entry.pk,
            defaults={
                "version": entry.built_version,
                "reason": reasons[entry.identity],
                "attempts": attempts,
                "retry_at": now + pause,
            },
            create_defaults={
                "version": entry.built_version,
                "reason": reasons[entry.identity],
                "attempts": attempts,
                "retry_at": now + pause,
                "refused_at": now,
            },
        )

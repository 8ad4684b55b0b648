"""Writing documents to the projection and, in the same transaction, to what the database engine reads."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from search.analysis.letters import plain
from search.documents.document import Document
from search.engines.database import dialects, seen
from search.engines.database.codes import Encoder
from search.engines.matching.terms import BREAK, DocumentWords, terms_of, words_of
from search.engines.protocol import Change
from search.models import Entry, Facts

FOREVER = 2**53
_NEITHER_LETTER_NOR_SPACE = re.compile(r"[^\w ]|_")
_NOTHING = DocumentWords("", "", "")


def write(changes: Iterable[Change]) -> None:
    """Take changes in, in one transaction. A version that is not newer than the one built changes nothing."""
    newest = {change.identity: change for change in sorted(changes, key=lambda change: change.version)}
    if not newest:
        return
    with transaction.atomic():
        entries = _locked_entries(list(newest))
        fresh = [
            (entries[identity], change)
            for identity, change in newest.items()
            if change.version > entries[identity].built_version
        ]
        words = {entry.pk: words_of(change.document) for entry, change in fresh if change.document}
        _write_entries(fresh, words)
        _write_facts([(entry.pk, change.document) for entry, change in fresh if change.document])
        _write_full_text(words)
        _remove([entry.pk for entry, change in fresh if not change.document])


def _locked_entries(identities: list[tuple[str, int]]) -> dict[tuple[str, int], Entry]:
    """The rows of the projection, made where they are missing, locked in one order."""
    Entry.objects.bulk_create(
        [Entry(kind=kind, source_id=source_id) for kind, source_id in sorted(identities)],
        ignore_conflicts=True,
    )
    found: dict[tuple[str, int], Entry] = {}
    for kind in sorted({kind for kind, _ in identities}):
        ids = [source_id for name, source_id in identities if name == kind]
        rows = Entry.objects.select_for_update().filter(kind=kind, source_id__in=ids).order_by("pk")
        found.update({(row.kind, row.source_id): row for row in rows})
    return found


def _write_entries(fresh: Sequence[tuple[Entry, Change]], words_by_pk: Mapping[int, DocumentWords]) -> None:
    spellings: Counter[str] = Counter()
    now = timezone.now()
    for entry, change in fresh:
        before = DocumentWords(entry.title_words, entry.about_words, entry.body_words)
        words = words_by_pk.get(entry.pk, _NOTHING)
        spellings.update(words.spellings() - before.spellings())
        spellings.subtract(before.spellings() - words.spellings())
        entry.title_words, entry.about_words, entry.body_words = words.title, words.about, words.body
        entry.document = change.document.to_json() if change.document else None
        entry.key = change.document.key if change.document else entry.key
        entry.is_findable = change.document is not None
        if entry.is_findable and entry.first_findable_at is None:
            entry.first_findable_at = now
        entry.built_version = change.version
        entry.version = max(entry.version, change.version)
        entry.is_stale = entry.version > change.version
        entry.failure = ""
    Entry.objects.bulk_create(
        [entry for entry, _ in fresh],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=_ENTRY_FIELDS,
        batch_size=100,
    )
    seen.note({spelling: number for spelling, number in spellings.items() if number})


_ENTRY_FIELDS = [
    "title_words",
    "about_words",
    "body_words",
    "document",
    "key",
    "is_findable",
    "first_findable_at",
    "built_version",
    "version",
    "is_stale",
    "failure",
]


def _write_facts(documents: Sequence[tuple[int, Document]]) -> None:
    if not documents:
        return
    encoder = Encoder()
    rows = [_facts(pk, document, encoder) for pk, document in documents]
    names = [field.name for field in Facts._meta.concrete_fields if not field.primary_key]
    Facts.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["entry"], update_fields=names, batch_size=100
    )


def _write_full_text(words_by_pk: Mapping[int, DocumentWords]) -> None:
    rows = [
        (pk, terms_of(words.title), terms_of(f"{words.about} {BREAK} {words.body}"))
        for pk, words in words_by_pk.items()
    ]
    if rows:
        dialects.of(connection).store(connection, rows)


def _facts(pk: int, document: Document, encoder: Encoder) -> Facts:
    is_joinable = document.is_joinable
    return Facts(
        entry_id=pk,
        codes=encoder.codes(document),
        joinable_from=(seconds(document.joinable_from) or 0) if is_joinable else None,
        joinable_until=(seconds(document.joinable_until) or FOREVER) if is_joinable else None,
        starts_at=seconds(document.starts_at),
        ends_at=seconds(document.ends_at) or seconds(document.starts_at),
        published_at=seconds(document.published_at) or 0,
        popularity=document.popularity,
        promoted_from=seconds(document.promoted_from),
        promoted_until=seconds(document.promoted_until),
        title_key=title_key(document.title),
    )


def seconds(moment: datetime | None) -> int | None:
    """Since 1970, UTC."""
    return int(moment.timestamp()) if moment else None


def title_key(title: str) -> str:
    """What titles are sorted by: without accents, đ after d, letters before marks. A prefix suffices."""
    return _NEITHER_LETTER_NOR_SPACE.sub("", plain(title.lower().replace("đ", "dzz"))).strip()[:48]


def _remove(ids: Sequence[int]) -> None:
    if ids:
        dialects.of(connection).remove(connection, ids)
        Facts.objects.filter(pk__in=ids).delete()

"""What is like a thing, from the projection: candidates by title, subject and level, scored in Python."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from search.documents.document import Document
from search.engines.database import dialects
from search.engines.database.codes import Combinations, combinations, position
from search.engines.database.seen import DatabaseVocabulary
from search.engines.matching import likeness
from search.engines.matching.expressions import Expression, Term, either
from search.engines.matching.likeness import (
    BROADER,
    LEVEL,
    STILL_ON,
    SUBJECT,
    TYPES,
    UNIT,
    Identity,
    Likeness,
)
from search.engines.matching.terms import term
from search.facets import BY_NAME
from search.models import Entry

BY_TITLE, BY_SUBJECT, BY_BROADER, BY_LEVEL = 100, 40, 20, 20
"""Candidates that are scored, by what they share."""

Part = tuple[str, list[int | str]]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What scoring reads of one."""

    pk: int
    identity: Identity
    title: str
    codes: str
    published_at: int
    is_over: bool


def document_of(identity: Identity) -> Document | None:
    """The document as it was last built; None where it cannot be found."""
    kind, source_id = identity
    rows = Entry.objects.filter(kind=kind, source_id=source_id, is_findable=True)
    data = rows.values_list("document", flat=True).first()
    return Document.from_json(json.loads(data) if isinstance(data, str) else data) if data else None


def related(identity: Identity, now: datetime, limit: int) -> list[Identity]:
    """Things like that one, the likest first; nothing where it cannot be found. Four statements."""
    document = document_of(identity)
    if document is None:
        return []
    like = likeness.likeness(document, DatabaseVocabulary(), now)
    known = combinations()
    candidates = _candidates(like, known, int(now.timestamp()))
    others = [one for one in candidates if one.identity != identity]
    scored = sorted(
        ((_score(one, like, known), one.published_at, one.pk, one.identity) for one in others), reverse=True
    )
    return likeness.chosen(((score, found) for score, _at, _pk, found in scored), limit)


def _score(one: _Candidate, like: Likeness, known: Combinations) -> float:
    def codes(name: str) -> tuple[str, ...]:
        combination = known.get(one.codes[position(BY_NAME[name])])
        return combination.codes if combination else ()

    own = like.document
    score = like.of_title(one.title)
    subjects = codes("subject")
    if own.subject and own.subject.code in subjects:
        score += SUBJECT
    if any(value.code in subjects for value in own.subjects_above):
        score += BROADER
    if own.level and own.level.code in codes("level"):
        score += LEVEL
    if own.units and own.units[0].code in codes("unit"):
        score += UNIT
    return score + (STILL_ON if like.is_over and not one.is_over else 0.0)


def _candidates(like: Likeness, known: Combinations, now: int) -> list[_Candidate]:
    parts = list(_parts(like, known, now))
    if not parts:
        return []
    over = "coalesce(f.ends_at <= %s, false)"
    ids = " UNION ".join(
        f"SELECT entry_id FROM ({sql}) AS part{place}" for place, (sql, _) in enumerate(parts)
    )
    statement = (
        f"SELECT e.id, e.kind, e.source_id, e.title_words, f.codes, f.published_at, {over}"
        f" FROM search_entry e JOIN search_facts f ON f.entry_id = e.id WHERE e.id IN ({ids})"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [now, *(value for _, values in parts for value in values)])
        return [
            _Candidate(pk, (kind, source_id), title, codes, published_at, bool(is_over))
            for pk, kind, source_id, title, codes, published_at, is_over in cursor.fetchall()
        ]


def _parts(like: Likeness, known: Combinations, now: int) -> Iterator[Part]:
    """SELECTs of candidates: of the subject with a word of the title, with a pair of it, the newest ones."""
    dialect = dialects.of(connection)
    where, values = _allowed(like, known, now)
    pairs = [Term(term(text), in_title=True) for text in like.pairs]
    words = [Term(term(text), in_title=True) for text in like.words]
    own = like.document
    subject = _having(known, "subject", [own.subject.code] if own.subject else [])
    broader = _having(known, "subject", [value.code for value in own.subjects_above])
    level = _having(known, "level", [own.level.code] if own.level else [])
    asked: list[tuple[Sequence[Expression], Part | None]] = [([*pairs, *words], subject), (pairs, None)]
    for terms, shared in asked:
        if terms and (shared is None or shared[1]):
            matched, text = dialect.facts_matching(either(terms))
            also, more = (f" AND {shared[0]}", shared[1]) if shared else ("", [])
            select = f"SELECT f.entry_id {matched} AND {where}{also}"
            yield dialect.some(select, BY_TITLE), [*text, *values, *more]
    for shared, number in ((subject, BY_SUBJECT), (broader, BY_BROADER), (level, BY_LEVEL)):
        if not shared[1]:
            continue  # nothing has it; the database would read everything to find that out
        newest = f"SELECT f.entry_id FROM search_facts f WHERE {where} AND {shared[0]}"
        order = f" ORDER BY f.published_at DESC, f.entry_id DESC LIMIT {number}"
        yield newest + order, [*values, *shared[1]]


def _allowed(like: Likeness, known: Combinations, now: int) -> Part:
    """The types that are worth it; what is over only beside what is."""
    types, values = _having(known, "type", TYPES)
    if like.is_over:
        return types, values
    return f"{types} AND (f.ends_at IS NULL OR f.ends_at > %s)", [*values, now]


def _having(known: Combinations, name: str, wanted: Iterable[str]) -> Part:
    """The condition that a facet has one of those values."""
    codes = set(wanted)
    found: list[int | str] = [
        char for char, one in known.items() if one.facet == name and not codes.isdisjoint(one.codes)
    ]
    marks = ", ".join(["%s"] * len(found)) or "NULL"
    return f"substr(f.codes, {position(BY_NAME[name]) + 1}, 1) IN ({marks})", found

"""The database engine: the Protocol over the projection's own tables."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import Count

from search import marks, respelling
from search.analysis.question import Question, without_unknown
from search.documents.document import Document
from search.engines.database import counting, reading, relating, writer
from search.engines.database.ranking import Scorer, best_first
from search.engines.database.seen import DatabaseVocabulary, until_enough
from search.engines.database.suggesting import suggest
from search.engines.matching import choosing, plan
from search.engines.matching.expressions import Expression
from search.engines.matching.hits import shown
from search.engines.matching.likeness import Identity
from search.engines.protocol import Change, Hit, Query, Results, Sort, Suggestion
from search.models import Entry
from search.pins import queries as pins
from search.synonyms import Current

DEEPEST = 10_000
"""Results that can be paged through in an order that the database keeps."""

INSTEAD = 4
"""Things shown where nothing was found."""


class DatabaseEngine:
    """SQLite FTS5 or PostgreSQL full text, told apart by the connection."""

    name = "database"

    def search(self, query: Query, now: datetime) -> Results:
        """One page of results. At most seven statements, three more where words need repair."""
        narrow = counting.narrowing(query.filters, now, query.among)
        if not query.text.strip():
            return self._browse(query, narrow)
        question, planned = _planned(query, now)
        pinned = pins.first_for(query.text, now)
        expression = pins.with_pinned(planned, pinned)
        if expression is None:
            return _nothing(query, narrow, question)
        counts = counting.count(expression, narrow)
        places = {one.entry_id: place for place, one in enumerate(pinned)}
        if query.sort == Sort.RELEVANCE:
            rows: Sequence[reading.Row] = self._ranked(question, expression, narrow, counts.total, pinned)
            rows = sorted(rows, key=lambda row: places.get(row.pk, len(places)))
            reachable = len(rows)
            rows = rows[(query.page - 1) * query.size : query.page * query.size]
        else:
            rows = _ordered(query, expression, narrow)
            reachable = min(counts.total, DEEPEST)
        hits = [
            replace(hit, is_pinned=row.pk in places)
            for hit, row in zip(shown(question, (row.document for row in rows)), rows, strict=True)
        ]
        better = respelling.respelled(question, [hit.document for hit in hits])
        return Results(
            query,
            counts.total,
            hits,
            counts.facets,
            reachable,
            corrected=better if question.is_repaired else "",
            suggestion="" if question.is_repaired or better == query.text else better,
        )

    def suggest(self, text: str, now: datetime, limit: int = 8) -> list[Suggestion]:
        """Titles that a half-typed text may mean."""
        vocabulary = DatabaseVocabulary()
        return suggest(text, vocabulary, Current(vocabulary.synonyms_stamp), now, limit)

    def related(self, identity: Identity, now: datetime, limit: int = 6) -> list[Identity]:
        """Things like that one."""
        return relating.related(identity, now, limit)

    def index(self, changes: Iterable[Change]) -> None:
        """Write changes to the projection and its full text."""
        writer.write(changes)

    def count(self) -> dict[str, int]:
        """Findable documents by type."""
        rows = Entry.objects.filter(is_findable=True).values("document__type").annotate(number=Count("pk"))
        return {row["document__type"]: row["number"] for row in rows}

    def _browse(self, query: Query, narrow: counting.Narrowing) -> Results:
        """Everything there is, under the filters."""
        counts = counting.count(None, narrow)
        documents = [row.document for row in _ordered(query, None, narrow)]
        hits = [Hit(document, *marks.snippet(document.summary, ())) for document in documents]
        return Results(query, counts.total, hits, counts.facets, min(counts.total, DEEPEST))

    def _ranked(
        self,
        question: Question,
        expression: Expression,
        narrow: counting.Narrowing,
        total: int,
        pinned: Sequence[pins.Pinned],
    ) -> list[reading.Row]:
        tiers = [expression]
        if total > reading.RANKED:
            first = pins.with_pinned(None, pinned)
            tiers = [*([first] if first else []), *plan.tiers(question, expression)]
        return _best(question, reading.candidates(tiers, narrow), narrow.now)[: reading.RANKED]


def _planned(query: Query, now: datetime) -> tuple[Question, Expression | None]:
    """The question as understood, and what must occur; None where nothing can be found."""
    vocabulary = DatabaseVocabulary()
    return choosing.looser(choosing.question_of(query, vocabulary, now), vocabulary, _reached)


def _reached(levels: Sequence[Expression]) -> list[int]:
    """How many documents match each reading, up to the first that enough match."""
    return until_enough(list(levels), plan.ENOUGH)


def _ordered(
    query: Query, expression: Expression | None, narrow: counting.Narrowing
) -> Sequence[reading.Row]:
    offset = (query.page - 1) * query.size
    if offset >= DEEPEST:
        return []
    return reading.page(expression, narrow, query.sort, query.size, offset)


def _nothing(query: Query, narrow: counting.Narrowing, question: Question) -> Results:
    """No result: the part of the question that has some is offered, and what has any of its words."""
    part = without_unknown(question)
    offered = " ".join(part.written(token) for token in part.tokens)
    is_part = part.spans and len(part.spans) < len(question.spans)
    if not is_part or choosing.loosest_needed(part, _reached)[0] is None:
        offered = ""
    instead = _instead(part, narrow.without_filters())
    return Results(
        query,
        0,
        [],
        counting.empty(narrow),
        0,
        suggestion=offered,
        instead=instead,
        topics=counting.topics(instead, narrow.without_filters()) if instead else (),
    )


def _instead(part: Question, everywhere: counting.Narrowing) -> list[Document]:
    """A few things that have any telling word of the question; else what is promoted or new."""
    found: list[reading.Row] = []
    if part.spans:
        rows = reading.candidates([plan.any_word(part)], everywhere)
        found = _best(part, rows, everywhere.now)[:INSTEAD]
    if not found:
        found = reading.page(None, everywhere, Sort.RELEVANCE, INSTEAD, 0)
    return [row.document for row in found]


def _best(question: Question, rows: Iterable[reading.Row], now: int) -> list[reading.Row]:
    """The rows by how well they answer the question."""
    by_pk = {row.pk: row for row in rows}
    scorer = Scorer(question)
    scored = (
        (scorer.score(row.candidate()) * row.standing(now), row.published_at, row.pk)
        for row in by_pk.values()
    )
    return [by_pk[pk] for pk in best_first(scored)]

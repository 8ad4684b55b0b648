"""Reading results: a page in a given order, or the likeliest candidates, which Python then ranks."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from search.documents.document import Document
from search.engines.database import dialects, ranking
from search.engines.database.counting import Narrowing
from search.engines.database.ranking import Candidate
from search.engines.matching.expressions import Expression
from search.engines.protocol import Sort

RANKED = 300
"""How many candidates are ranked: so many results of a question can be paged through by relevance."""

PER_TIER = 80
"""How many candidates each narrower expression may bring where more match than are ranked; the last twice."""

_COLUMNS = "e.id, e.document, e.title_words, e.about_words, e.body_words, f.published_at, f.popularity"
_PROMOTED = "(coalesce(f.promoted_from <= %s, false) AND coalesce(%s < f.promoted_until, true))"
_OVER = "coalesce(f.ends_at < %s, false)"


@dataclass(frozen=True, slots=True)
class Row:
    """What is read of one candidate; its document is parsed only where it is shown."""

    pk: int
    raw: Any
    title: str
    about: str
    body: str
    published_at: int
    popularity: int
    is_promoted: bool
    is_over: bool

    @property
    def document(self) -> Document:
        """The document, parsed."""
        return Document.from_json(json.loads(self.raw) if isinstance(self.raw, str) else self.raw)

    def candidate(self) -> Candidate:
        """What ranking reads of it."""
        return Candidate.of(self.title, self.about, self.body)

    def standing(self, now: int) -> float:
        """What the time and its use make of its score."""
        return ranking.standing(self.is_promoted, self.is_over, self.popularity, now - self.published_at)


def candidates(tiers: Sequence[Expression], narrow: Narrowing) -> list[Row]:
    """What matches the tiers under the filters, up to a number from each. One statement.

    A tier is looked into only while those before it have brought too few; the last, the widest, always.
    """
    dialect = dialects.of(connection)
    where, values = narrow.whole()
    last = len(tiers) - 1
    parts, parameters = [], []
    for place, tier in enumerate(tiers):
        matched, matched_values = dialect.facts_matching(tier)
        so_far = " + ".join(f"(SELECT count(*) FROM tier{before})" for before in range(place))
        too_few = f" AND {so_far} < {RANKED}" if 0 < place < last else ""
        limit = PER_TIER if place < last else 2 * PER_TIER if last else RANKED
        some = dialect.some(f"SELECT f.entry_id {matched} AND {where}{too_few}", limit)
        parts.append(f"tier{place} AS MATERIALIZED ({some})")
        parameters += [*matched_values, *values]
    ids = " UNION ".join(f"SELECT entry_id FROM tier{place}" for place in range(len(tiers)))
    return _rows(f"WHERE e.id IN (WITH {', '.join(parts)} {ids})", parameters, narrow)


def page(expression: Expression | None, narrow: Narrowing, sort: Sort, limit: int, offset: int) -> list[Row]:
    """A page of what matches, in an order that the facts know. One statement."""
    if expression is None and sort == Sort.RELEVANCE:
        return _promoted_first(narrow, limit, offset)
    matched, matched_values = dialects.of(connection).facts_matching(expression)
    where, values = narrow.whole()
    order, order_values = _order(sort, narrow.now)
    inner = f"SELECT f.entry_id {matched} AND {where} ORDER BY {order}, f.entry_id DESC LIMIT %s OFFSET %s"
    return _rows(
        f"WHERE e.id IN ({inner}) ORDER BY {order}, e.id DESC",
        [*matched_values, *values, *order_values, limit, offset, *order_values],
        narrow,
    )


def _promoted_first(narrow: Narrowing, limit: int, offset: int) -> list[Row]:
    """A page of everything in the order of relevance; each half is read along its index, not sorted whole."""
    where, values = narrow.whole()
    few, others = f"f.promoted_from IS NOT NULL AND {_PROMOTED}", f"NOT {_PROMOTED}"
    halves = " UNION ALL ".join(
        f"SELECT * FROM (SELECT f.entry_id, f.published_at, {place} AS half FROM search_facts f"
        f" WHERE {half} AND {where} ORDER BY {moment} DESC, f.entry_id DESC LIMIT %s) AS half{place}"
        # with a sign before it, SQLite does not walk the index of moments to find the few
        for place, half, moment in ((0, few, "+f.published_at"), (1, others, "f.published_at"))
    )
    one_half = [narrow.now, narrow.now, *values, offset + limit]
    order, order_values = _order(Sort.RELEVANCE, narrow.now)
    inner = (
        f"SELECT entry_id FROM ({halves}) AS found"
        " ORDER BY half, published_at DESC, entry_id DESC LIMIT %s OFFSET %s"
    )
    return _rows(
        f"WHERE e.id IN ({inner}) ORDER BY {order}, e.id DESC",
        [*one_half, *one_half, limit, offset, *order_values],
        narrow,
    )


def _rows(tail: str, parameters: list[int | str], narrow: Narrowing) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_COLUMNS}, {_PROMOTED}, {_OVER} FROM search_entry e"
            f" JOIN search_facts f ON f.entry_id = e.id {tail}",
            [narrow.now, narrow.now, narrow.now, *parameters],
        )
        return [Row(*values) for values in cursor.fetchall()]


def _order(sort: Sort, now: int) -> tuple[str, list[int | str]]:
    """ORDER BY and its parameters. Without a question, relevance is what the Week promotes, then new."""
    if sort == Sort.TITLE:
        return "f.title_key", []
    if sort == Sort.SOON:
        group = (
            "CASE WHEN f.starts_at >= %s THEN 0 WHEN f.ends_at >= %s THEN 1"
            " WHEN f.starts_at IS NULL THEN 2 ELSE 3 END"
        )
        coming = "CASE WHEN f.starts_at >= %s THEN f.starts_at ELSE 0 END"
        return f"{group}, {coming}, f.published_at DESC", [now, now, now]
    if sort == Sort.NEWEST:
        return "f.published_at DESC", []
    return f"{_PROMOTED} DESC, f.published_at DESC", [now, now]

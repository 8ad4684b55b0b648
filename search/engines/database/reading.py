"""Reading results: a page in a given order, or the likeliest candidates, which Python then ranks."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from search.documents.document import Document
from search.engines.database import dialects
from search.engines.database.counting import Narrowing
from search.engines.database.ranking import Candidate
from search.engines.matching.expressions import Expression
from search.engines.protocol import Sort

RANKED = 300
"""How many candidates are ranked: so many results of a question can be paged through by relevance."""

PER_TIER = 80
"""How many candidates each narrower expression may bring where more match than are ranked."""

_COLUMNS = "e.id, e.document, e.title_words, e.about_words, e.body_words, f.published_at"
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
    is_promoted: bool
    is_over: bool

    @property
    def document(self) -> Document:
        """The document, parsed."""
        return Document.from_json(json.loads(self.raw) if isinstance(self.raw, str) else self.raw)

    def candidate(self) -> Candidate:
        """What ranking reads of it."""
        return Candidate.of(self.title, self.about, self.body)


def candidates(tiers: Sequence[Expression], narrow: Narrowing) -> list[Row]:
    """What matches the tiers under the filters, up to a number from each. One statement."""
    dialect = dialects.of(connection)
    where, values = narrow.where()
    limit = RANKED if len(tiers) == 1 else PER_TIER
    parts, parameters = [], []
    for place, tier in enumerate(tiers):
        matched, matched_values = dialect.facts_matching(tier)
        some = dialect.some(f"SELECT f.entry_id {matched} AND {where}", limit)
        parts.append(f"SELECT entry_id FROM ({some}) AS tier{place}")
        parameters += [*matched_values, *values]
    return _rows(f"WHERE e.id IN ({' UNION '.join(parts)})", parameters, narrow)


def page(expression: Expression | None, narrow: Narrowing, sort: Sort, limit: int, offset: int) -> list[Row]:
    """A page of what matches, in an order that the facts know. One statement."""
    matched, matched_values = dialects.of(connection).facts_matching(expression)
    where, values = narrow.where()
    order, order_values = _order(sort, narrow.now)
    inner = f"SELECT f.entry_id {matched} AND {where} ORDER BY {order}, f.entry_id DESC LIMIT %s OFFSET %s"
    return _rows(
        f"WHERE e.id IN ({inner}) ORDER BY {order}, e.id DESC",
        [*matched_values, *values, *order_values, limit, offset, *order_values],
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

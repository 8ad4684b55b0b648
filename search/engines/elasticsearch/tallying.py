"""How the facets are counted: as aggregations of the one request, each without the facet's own filter.

What depends on the clock is counted without looking at each document twice: as many are on in a stretch of
time as have begun by its end, without those that were over at its beginning.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from search.engines.database import codes
from search.engines.elasticsearch.clauses import EVERYTHING, Clause
from search.engines.elasticsearch.mapping import path_of
from search.engines.elasticsearch.narrowing import Narrowing
from search.engines.protocol import FacetCounts
from search.facets import FACETS, OPEN, WHEN, Facet, Tally
from search.facets.joining import OPEN_CODE

MOST_VALUES = 1_000
"""Values of a facet that are counted."""

BEGUN, OVER, VALUES = "begun", "over", "values"


def aggregations(narrow: Narrowing) -> dict[str, Clause]:
    """What to ask for. Without a filter around it, counting over everything is several times as fast."""
    asked: dict[str, Clause] = {}
    for facet in FACETS:
        others = narrow.clause(leave_out=facet)
        parts = {f"{facet.name}-{part}": clause for part, clause in _parts(facet, narrow).items()}
        asked |= parts if others == EVERYTHING else {facet.name: {"filter": others, "aggs": parts}}
    return asked


def _parts(facet: Facet, narrow: Narrowing) -> dict[str, Clause]:
    if facet is OPEN:
        until = {OPEN_CODE: narrow.now + 1}
        return {BEGUN: _below("joinable_from", until), OVER: _below("joinable_until", until)}
    if facet is WHEN:
        ends = {code: span.end for code, span in narrow.spans.items()}
        begins = {code: span.begin + 1 for code, span in narrow.spans.items()}
        return {BEGUN: _below("starts_at", ends), OVER: _below("over_at", begins)}
    return {VALUES: terms(facet)}


def terms(facet: Facet) -> Clause:
    """The values of a facet, with their numbers."""
    return {"terms": {"field": f"values.{facet.name}", "size": MOST_VALUES}}


def _below(field: str, limits: Mapping[str, int]) -> Clause:
    """How many have less than each of these."""
    ranges = [{"key": code, "to": limit} for code, limit in limits.items()]
    return {"range": {"field": field, "ranges": ranges}}


def counts(found: Mapping[str, Any], narrow: Narrowing) -> list[FacetCounts]:
    """Every facet's lines, from the answer."""
    return [_counts(facet, found.get(facet.name, found), narrow) for facet in FACETS]


def _counts(facet: Facet, found: Mapping[str, Any], narrow: Narrowing) -> FacetCounts:
    chosen = narrow.chosen.get(facet.name, ())
    if facet in (OPEN, WHEN):
        begun, over = (_by_key(found[f"{facet.name}-{part}"]) for part in (BEGUN, OVER))
        counted = Tally({code: number - over[code] for code, number in begun.items()})
    else:
        counted = tally(found[f"{facet.name}-{VALUES}"])
        if any(code not in counted.labels for code in chosen):
            counted = _named(facet, counted, narrow)
    return FacetCounts(facet.name, facet.choices(counted, chosen))


def _by_key(aggregation: Mapping[str, Any]) -> dict[str, int]:
    return {one["key"]: one["doc_count"] for one in aggregation["buckets"]}


def tally(aggregation: Mapping[str, Any]) -> Tally:
    """What was counted, by code, each with all that is part of it."""
    numbers: dict[str, int] = {}
    labels: dict[str, str] = {}
    parents: dict[str, str] = {}
    for one in aggregation["buckets"]:
        number = one["doc_count"]
        for code, label, parent in _steps(one["key"]):
            numbers[code] = numbers.get(code, 0) + number
            labels.setdefault(code, label)
            if parent:
                parents.setdefault(code, parent)
    return Tally(numbers, labels, parents)


@lru_cache(maxsize=10_000)
def _steps(key: str) -> list[tuple[str, str, str]]:
    """Code and label of a value and of all it is part of, each with the code of what it is part of."""
    values = path_of(key)
    above = [code for code, _ in values[1:]]
    return [(code, label, parent) for (code, label), parent in zip(values, [*above, ""], strict=True)]


def _named(facet: Facet, counted: Tally, narrow: Narrowing) -> Tally:
    """The same, with the names of what is chosen though nothing has it."""
    named = codes.tally(facet, "", narrow.known, narrow.chosen.get(facet.name, ()))
    return replace(
        counted, labels={**named.labels, **counted.labels}, parents={**named.parents, **counted.parents}
    )


def nothing(narrow: Narrowing) -> list[FacetCounts]:
    """Facets where nothing matches: only what was chosen is left, to be taken back."""
    return [
        FacetCounts(one.name, one.choices(_named(one, Tally(), narrow), narrow.chosen.get(one.name, ())))
        for one in FACETS
    ]

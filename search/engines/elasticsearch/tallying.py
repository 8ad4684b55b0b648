"""How the facets are counted: in the one request, each without the facet's own filter.

All facets that share their filters are counted by two aggregations: one over the tokens of their values, one
over the documents' times. One aggregation of many values costs little more than one of few.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from search.engines.database import codes
from search.engines.elasticsearch import clock, tokens
from search.engines.elasticsearch.clauses import EVERYTHING, Clause
from search.engines.elasticsearch.narrowing import Narrowing
from search.engines.protocol import FacetCounts
from search.facets import BY_NAME, FACETS, STORED, Facet, Tally

MOST_SETS = 10_000
"""Sets of values that are counted."""

SETS, CLOCK = "sets", "clock"
REST = "rest"
"""What the facets are called together that nothing was chosen of: all filters narrow them."""

Group = tuple[str, Sequence[Facet], Clause]
"""Facets that are counted together, their name in the answer, and what narrows them."""


def aggregations(narrow: Narrowing) -> dict[str, Clause]:
    """What to ask for. Without a filter around it, counting over everything is several times as fast."""
    asked: dict[str, Clause] = {}
    for name, facets, others in _groups(narrow):
        parts = _parts(facets, narrow)
        asked |= parts if others == EVERYTHING else {name: {"filter": others, "aggs": parts}}
    return asked


def _groups(narrow: Narrowing) -> Iterator[Group]:
    rest = [facet for facet in FACETS if facet.name not in narrow.conditions]
    if rest:
        yield REST, rest, narrow.clause()
    for facet in FACETS:
        if facet not in rest:
            yield facet.name, [facet], narrow.clause(leave_out=facet)


def _parts(facets: Sequence[Facet], narrow: Narrowing) -> dict[str, Clause]:
    stored = [facet for facet in facets if facet in STORED]
    parts = {SETS: sets(stored)} if stored else {}
    by_clock = clock.aggregation(facets, narrow)
    return parts | {CLOCK: by_clock} if by_clock else parts


def sets(facets: Sequence[Facet]) -> Clause:
    """The sets of these facets' values, with their numbers."""
    only = {} if len(facets) == len(STORED) else {"include": tokens.of_facets(facets)}
    return {"terms": {"field": "sets", "size": MOST_SETS, **only}}


def counts(found: Mapping[str, Any], narrow: Narrowing) -> list[FacetCounts]:
    """Every facet's lines, from the answer."""
    tallies: dict[str, Tally] = {}
    for name, facets, _ in _groups(narrow):
        parts = found.get(name, found)
        tallies |= tallied(parts[SETS]) if SETS in parts else {}
        for facet in facets:
            if facet not in STORED:
                tallies[facet.name] = clock.tally(facet, parts[CLOCK], narrow)
    return [_lines(facet, tallies.get(facet.name, Tally()), narrow) for facet in FACETS]


def tallied(aggregation: Mapping[str, Any]) -> dict[str, Tally]:
    """What was counted, by facet: how many by code, each with all that is part of it."""
    numbers = {one["key"]: one["doc_count"] for one in aggregation["buckets"]}
    known = tokens.meanings(numbers)
    grouped: dict[str, dict[str, int]] = defaultdict(dict)
    for token, number in numbers.items():
        if token in known:
            grouped[known[token].facet][token] = number
    return {name: codes.tally(BY_NAME[name], of_facet, known) for name, of_facet in grouped.items()}


def _lines(facet: Facet, counted: Tally, narrow: Narrowing) -> FacetCounts:
    chosen = narrow.chosen.get(facet.name, ())
    if facet in STORED and any(code not in counted.labels for code in chosen):
        counted = _named(facet, counted, narrow)
    return FacetCounts(facet.name, facet.choices(counted, chosen))


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

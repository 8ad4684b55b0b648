"""Counting what depends on the clock: all of a document's times in one field, so that one aggregation does.

As many are on in a stretch of time as have begun by its end, without those that were over at its beginning.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Any

from search.engines.elasticsearch.clauses import Clause
from search.engines.elasticsearch.mapping import APART, TIMES
from search.engines.elasticsearch.narrowing import Narrowing
from search.facets import OPEN, WHEN, Facet, Tally
from search.facets.joining import OPEN_CODE

Limit = tuple[str, int]
"""A time, and what it is less than."""


def _stretches(facet: Facet, narrow: Narrowing) -> dict[str, tuple[Limit, Limit]]:
    """For each value of the facet, how one tells what has begun by then, and what is over."""
    if facet is OPEN:
        return {OPEN_CODE: (("joinable_from", narrow.now + 1), ("joinable_until", narrow.now + 1))}
    if facet is WHEN:
        spans = narrow.spans.items()
        return {code: (("starts_at", span.end), ("over_at", span.begin + 1)) for code, span in spans}
    return {}


def aggregation(facets: Collection[Facet], narrow: Narrowing) -> Clause | None:
    """What to ask for; None where none of these facets depends on the clock."""
    ranges = list(_ranges(facets, narrow))
    return {"range": {"field": "moments", "ranges": ranges}} if ranges else None


def _ranges(facets: Collection[Facet], narrow: Narrowing) -> Iterator[Clause]:
    """From each limit to the next: ranges that do not overlap are counted fastest."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for facet in facets:
        for limits in _stretches(facet, narrow).values():
            for name, limit in limits:
                wanted[name].add(limit)
    for name, ends in wanted.items():
        era = TIMES.index(name) * APART
        for start, end in pairwise([-APART // 2, *sorted(ends)]):
            yield {"key": f"{name} {end}", "from": era + start, "to": era + end}


def tally(facet: Facet, found: Mapping[str, Any], narrow: Narrowing) -> Tally:
    """How many are on, or can be joined, from the answer to the aggregation."""
    below = _below(found)
    stretches = _stretches(facet, narrow)
    return Tally({code: below[begun] - below[over] for code, (begun, over) in stretches.items()})


def _below(found: Mapping[str, Any]) -> dict[Limit, int]:
    """How many lie before each limit. Ranges come in the order of their numbers."""
    sums: dict[str, int] = defaultdict(int)
    below = {}
    for bucket in found["buckets"]:
        name, _, limit = bucket["key"].partition(" ")
        sums[name] += bucket["doc_count"]
        below[name, int(limit)] = sums[name]
    return below

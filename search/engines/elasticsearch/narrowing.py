"""What narrows a search: the chosen values of each facet as clauses; a facet is counted without its own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from search.engines.database.codes import Combinations, combinations
from search.engines.elasticsearch import clauses
from search.engines.elasticsearch.clauses import EVERYTHING, NONE, Clause, either, every
from search.engines.elasticsearch.mapping import ordered
from search.facets import BY_NAME, OPEN, STORED, WHEN, Facet, dates
from search.facets.dates import Span
from search.facets.joining import OPEN_CODE

DATES, AMONG = "dates", "among"
"""Where the clauses of two dates and of the things that are asked for stand among those of the facets."""


@dataclass(frozen=True)
class Narrowing:
    """The filters of a search, understood: chosen codes and a clause by facet, and the moment."""

    chosen: Mapping[str, Sequence[str]]
    conditions: Mapping[str, Clause]
    now: int
    spans: Mapping[str, Span] = field(default_factory=dict)
    known: Combinations = field(default_factory=dict)

    def without_filters(self) -> "Narrowing":
        """The same moment, nothing narrowed."""
        return replace(self, chosen={}, conditions={})

    def clause(self, leave_out: Facet | None = None) -> Clause:
        """The conditions of all facets but one."""
        used = [one for name, one in self.conditions.items() if not leave_out or name != leave_out.name]
        return every(used) if used else EVERYTHING


def narrowing(
    filters: Mapping[str, Sequence[str]], now: datetime, among: Collection[tuple[str, int]] | None = None
) -> Narrowing:
    """Understand filters. Facets that nobody knows are ignored; a value that nothing has finds nothing."""
    seconds = int(now.timestamp())
    asked = {name: values for name, values in filters.items() if values and name in BY_NAME}
    stored = [facet for facet in STORED if facet.name in asked]
    known = combinations() if stored else {}
    chosen: dict[str, Sequence[str]] = {}
    conditions: dict[str, Clause] = {}
    for facet in stored:
        chosen[facet.name] = _codes(facet, asked[facet.name], known)
        conditions[facet.name] = {"terms": {f"codes.{facet.name}": chosen[facet.name]}}
    if OPEN.name in asked and OPEN_CODE in [OPEN.code_of(value, ()) for value in asked[OPEN.name]]:
        chosen[OPEN.name] = [OPEN_CODE]
        conditions[OPEN.name] = clauses.is_open(seconds)
    spans = dates.spans(now)
    if WHEN.name in asked:
        chosen[WHEN.name] = [WHEN.code_of(value, ()) for value in asked[WHEN.name]]
        wanted = [clauses.is_on(spans[code]) for code in chosen[WHEN.name] if code in spans]
        conditions[WHEN.name] = either(wanted) if wanted else NONE
    if span := dates.read(filters, now).span:
        conditions[DATES] = clauses.is_on(span)
    if among is not None:
        conditions[AMONG] = {"terms": {"identity": [ordered(*identity) for identity in sorted(among)]}}
    return Narrowing(chosen, conditions, seconds, spans, known)


def _codes(facet: Facet, given: Sequence[str], known: Combinations) -> list[str]:
    values = {value for one in known.values() if one.facet == facet.name for value in one.values}
    in_order = sorted(values, key=lambda value: value.code)
    return [facet.code_of(value, in_order) for value in given]

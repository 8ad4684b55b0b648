"""One search as one request: the page of hits, the exact total, and every facet without its own filter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from elasticsearch.dsl import A, Q, Search

from search.engines.database import codes
from search.engines.database.codes import Combinations, combinations
from search.engines.elasticsearch import clauses
from search.engines.elasticsearch.clauses import EVERYTHING, NONE, Clause, either, every
from search.engines.elasticsearch.connection import OutageError, Patience, told_apart
from search.engines.elasticsearch.mapping import tally
from search.engines.protocol import FacetCounts, Query, Sort
from search.facets import BY_NAME, FACETS, OPEN, STORED, WHEN, Facet, Tally, dates
from search.facets.dates import Span
from search.facets.joining import OPEN_CODE

DEEPEST = 10_000
"""Results that can be paged through: what an index lets one reach by default."""

MOST_VALUES = 1_000
"""Values of a facet that are counted."""

MATCHED = "matched"
DATES = "dates"
"""Where the clause of two dates stands among those of the facets."""

BY_SCORE = ["_score", "-published_at", "-identity"]


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


def narrowing(filters: Mapping[str, Sequence[str]], now: datetime) -> Narrowing:
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
    return Narrowing(chosen, conditions, seconds, spans, known)


def _codes(facet: Facet, given: Sequence[str], known: Combinations) -> list[str]:
    values = {value for one in known.values() if one.facet == facet.name for value in one.values}
    ordered = sorted(values, key=lambda value: value.code)
    return [facet.code_of(value, ordered) for value in given]


@dataclass(frozen=True)
class Answer:
    """What one request brought: documents as stored, the total, how many match without filters, facets."""

    documents: Sequence[dict[str, Any]]
    total: int
    matched: int
    facets: Sequence[FacetCounts]


def ask(patience: Patience, index: str, clause: Clause, narrow: Narrowing, query: Query) -> Answer:
    """Put the request; raises `EngineError`."""
    first = (query.page - 1) * query.size
    last = min(first + query.size, DEEPEST)
    search = request(index, clause, narrow, query.sort)
    search = search[first:last] if first < last else search[0:0]
    response = executed(search, patience)
    aggregations = response["aggregations"]
    return Answer(
        documents=[hit["_source"]["document"] for hit in response["hits"]["hits"]],
        total=response["hits"]["total"]["value"],
        matched=aggregations[MATCHED]["buckets"]["all"]["doc_count"],
        facets=[_counts(facet, aggregations[facet.name], narrow) for facet in FACETS],
    )


def executed(search: Search, patience: Patience) -> dict[str, Any]:
    """The response: whole, or `EngineError`. Some shards' results passed off as all would be wrong counts."""
    whole = search.params(allow_partial_search_results=False)
    with told_apart():
        response: dict[str, Any] = whole.using(patience.client()).execute().to_dict()
    if "hits" not in response or (search.aggs.to_dict() and "aggregations" not in response):
        raise OutageError("what answers there sends no results")
    return response


def request(index: str, clause: Clause, narrow: Narrowing, sort: Sort) -> Search:
    """The request of one page, without its place in the results."""
    search = Search(index=index).source(["document"]).extra(track_total_hits=True)
    search = search.extra(query=_ordered(clause, sort, narrow.now)).sort(*_sort(sort))
    if narrow.conditions:
        search = search.post_filter(Q(narrow.clause()))
    search.aggs.bucket(MATCHED, "filters", filters={"all": EVERYTHING})
    for facet in FACETS:
        others = narrow.clause(leave_out=facet)
        if facet is OPEN:
            others = every([others, clauses.is_open(narrow.now)])
        bucket = A("filter", filter=others)
        if facet is WHEN:
            on = {code: clauses.is_on(span) for code, span in narrow.spans.items()}
            bucket.bucket("values", "filters", filters=on)
        elif facet is not OPEN:
            bucket.bucket("values", "terms", field=f"values.{facet.name}", size=MOST_VALUES)
        search.aggs[facet.name] = bucket
    return search


def _counts(facet: Facet, found: dict[str, Any], narrow: Narrowing) -> FacetCounts:
    chosen = narrow.chosen.get(facet.name, ())
    if facet is OPEN:
        counted = Tally({OPEN_CODE: found["doc_count"]})
    elif facet is WHEN:
        buckets = found["values"]["buckets"]
        counted = Tally({code: one["doc_count"] for code, one in buckets.items()})
    else:
        counted = tally((one["key"], one["doc_count"]) for one in found["values"]["buckets"])
        if any(code not in counted.labels for code in chosen):
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


def _ordered(clause: Clause, sort: Sort, now: int) -> Clause:
    """The question, with a score that the order needs: of "soon", what comes, runs, has no time, is over."""
    if sort != Sort.SOON:
        return clause
    groups = [
        clauses.worth({"range": {"starts_at": {"gte": now}}}, 3),
        clauses.worth({"range": {"ends_at": {"gte": now}}}, 2),
        clauses.worth(clauses.none_of({"exists": {"field": "starts_at"}}), 1),
    ]
    return {"bool": {"filter": [clause], "should": [clauses.best(groups)]}}


def _sort(sort: Sort) -> list[Any]:
    if sort == Sort.TITLE:
        return ["title_key", "-identity"]
    if sort == Sort.NEWEST:
        return ["-published_at", "-identity"]
    if sort == Sort.SOON:
        return ["_score", {"starts_at": {"order": "asc", "missing": "_last"}}, *BY_SCORE[1:]]
    return BY_SCORE


def browsing(now: int) -> Clause:
    """Everything, what the Week promotes first."""
    return {"bool": {"filter": [EVERYTHING], "should": [clauses.worth(clauses.is_promoted(now), 1)]}}


def numbers(patience: Patience, index: str, wanted: Sequence[Clause]) -> list[int]:
    """How many documents match each clause. One request."""
    search = Search(index=index)[0:0].extra(track_total_hits=False)
    names = {str(place): clause for place, clause in enumerate(wanted)}
    search.aggs.bucket(MATCHED, "filters", filters=names)
    response = executed(search, patience)
    buckets = response["aggregations"][MATCHED]["buckets"]
    return [buckets[name]["doc_count"] for name in names]


def some(patience: Patience, index: str, clause: Clause, size: int) -> list[dict[str, Any]]:
    """The first documents of a clause by score, as stored. One request."""
    search = Search(index=index).source(["document"]).extra(query=clause, track_total_hits=False)
    search = search.sort(*BY_SCORE)[0:size]
    response = executed(search, patience)
    return [hit["_source"]["document"] for hit in response["hits"]["hits"]]

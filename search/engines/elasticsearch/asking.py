"""One search as one request: the page of hits, the exact total, and every facet without its own filter."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from search.documents.document import Value
from search.engines.database.codes import Combinations, combinations
from search.engines.elasticsearch import clauses
from search.engines.elasticsearch.clauses import EVERYTHING, NONE, Clause, every
from search.engines.elasticsearch.connection import OutageError, Patience, told_apart
from search.engines.elasticsearch.mapping import BETWEEN, ordered, texts
from search.engines.protocol import FacetCounts, Query, Sort
from search.facets import BY_NAME, FACETS, OPEN, STORED, Facet
from search.facets.joining import OPEN_CODE

DEEPEST = 10_000
"""Results that can be paged through: what an index lets one reach by default."""

MOST_VALUES = 1_000
"""Values of a facet that are counted."""

MATCHED = "matched"
_LATEST = [{"published_at": "desc"}, {"identity": "desc"}]
_BY_SCORE = ["_score", *_LATEST]


@dataclass(frozen=True)
class Narrowing:
    """The filters of a search, understood: chosen codes and a clause by facet, and the moment."""

    chosen: Mapping[str, Sequence[str]]
    conditions: Mapping[str, Clause]
    now: int

    def without_filters(self) -> "Narrowing":
        """The same moment, nothing narrowed."""
        return Narrowing({}, {}, self.now)

    def clause(self, leave_out: Facet | None = None) -> Clause:
        """The conditions of all facets but one."""
        used = [one for name, one in self.conditions.items() if not leave_out or name != leave_out.name]
        return every(used) if used else EVERYTHING


def narrowing(
    filters: Mapping[str, Sequence[str]], now: int, among: Collection[tuple[str, int]] | None = None
) -> Narrowing:
    """Understand filters. Facets that nobody knows are ignored; a value that nothing has finds nothing."""
    asked = {name: values for name, values in filters.items() if values and name in BY_NAME}
    stored = [facet for facet in STORED if facet.name in asked]
    known = combinations() if stored else {}
    chosen: dict[str, Sequence[str]] = {}
    conditions: dict[str, Clause] = {}
    for facet in stored:
        codes = _codes(facet, asked[facet.name], known)
        chosen[facet.name] = codes
        conditions[facet.name] = {"terms": {f"codes.{facet.name}": codes}} if codes else NONE
    if OPEN.name in asked and OPEN_CODE in [OPEN.code_of(value, ()) for value in asked[OPEN.name]]:
        chosen[OPEN.name] = [OPEN_CODE]
        conditions[OPEN.name] = clauses.is_open(now)
    if among is not None:
        conditions["among"] = {"terms": {"identity": [ordered(*identity) for identity in sorted(among)]}}
    return Narrowing(chosen, conditions, now)


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
    body = request(clause, narrow, query.sort)
    body |= {"from": first, "size": last - first} if first < last else {"size": 0}
    response = executed(patience, index, body)
    aggregations = response["aggregations"]
    total = response["hits"]["total"]["value"]
    return Answer(
        documents=_documents(response),
        total=total,
        matched=aggregations[MATCHED]["buckets"]["all"]["doc_count"] if narrow.conditions else total,
        facets=[_counts(facet, aggregations[facet.name], narrow) for facet in FACETS],
    )


def executed(patience: Patience, index: str, body: Clause) -> dict[str, Any]:
    """The response: whole, or `EngineError`. Some shards' results passed off as all would be wrong counts."""
    path = f"/{index}/_search?allow_partial_search_results=false"
    response = _sent(patience, path, body)
    _must_be_whole(body, response)
    return response


def executed_together(patience: Patience, index: str, bodies: Sequence[Clause]) -> list[dict[str, Any]]:
    """The responses to several searches in one request: whole, or `EngineError`."""
    head = {"allow_partial_search_results": False}
    lines = [line for body in bodies for line in (head, body)]
    responses: list[dict[str, Any]] = _sent(patience, f"/{index}/_msearch", lines).get("responses", [])
    if len(responses) != len(bodies):
        raise OutageError("what answers there sends no results")
    for body, response in zip(bodies, responses, strict=True):
        _must_be_whole(body, response)
    return responses


def _sent(patience: Patience, path: str, body: Any) -> dict[str, Any]:
    kind = "application/x-ndjson" if isinstance(body, list) else "application/json"
    headers = {"accept": "application/json", "content-type": kind}
    with told_apart():
        answer = patience.client().perform_request("POST", path, headers=headers, body=body)
    response: dict[str, Any] = answer.body
    return response


def _must_be_whole(body: Clause, response: dict[str, Any]) -> None:
    if "hits" not in response or ("aggs" in body and "aggregations" not in response):
        raise OutageError(f"what answers there sends no results {response.get('error', '')}"[:300].strip())


def _documents(response: dict[str, Any]) -> list[dict[str, Any]]:
    return [hit["_source"]["document"] for hit in response["hits"]["hits"]]


def request(clause: Clause, narrow: Narrowing, sort: Sort) -> Clause:
    """The request of one page, without its place in the results.

    Values that nothing narrows are counted without a filter: over everything that is several times as fast.
    """
    aggregations: dict[str, Any] = {}
    if narrow.conditions:
        aggregations[MATCHED] = {"filters": {"filters": {"all": EVERYTHING}}}
    for facet in FACETS:
        others = narrow.clause(leave_out=facet)
        if facet is OPEN:
            others = every([others, clauses.is_open(narrow.now)])
        if others == EVERYTHING:
            aggregations[facet.name] = _values(facet)
            continue
        aggregations[facet.name] = {"filter": others}
        if facet is not OPEN:
            aggregations[facet.name]["aggs"] = {"values": _values(facet)}
    body = {
        "query": _ordered(clause, sort, narrow.now),
        "sort": _sort(sort),
        "track_total_hits": True,
        "aggs": aggregations,
    }
    return body | ({"post_filter": narrow.clause()} if narrow.conditions else {})


def _values(facet: Facet) -> Clause:
    return {"terms": {"field": f"values.{facet.name}", "size": MOST_VALUES}}


def _counts(facet: Facet, found: dict[str, Any], narrow: Narrowing) -> FacetCounts:
    chosen = narrow.chosen.get(facet.name, ())
    if facet is OPEN:
        numbers, labels = {OPEN_CODE: found["doc_count"]}, {OPEN_CODE: Value(OPEN_CODE, "")}
    else:
        buckets = found.get("values", found)["buckets"]
        numbers = _by_code(buckets)
        named = texts(bucket["key"] for bucket in reversed(buckets))
        labels = {code: Value(code, label) for code, label in named.items()}
    return FacetCounts(facet.name, facet.choices(numbers, labels, chosen))


def _by_code(buckets: Sequence[dict[str, Any]]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for bucket in buckets:
        code = bucket["key"].partition(BETWEEN)[0]
        numbers[code] = numbers.get(code, 0) + bucket["doc_count"]
    return numbers


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
        return ["title_key", *_LATEST[1:]]
    if sort == Sort.NEWEST:
        return _LATEST
    if sort == Sort.SOON:
        return ["_score", {"starts_at": {"order": "asc", "missing": "_last"}}, *_LATEST]
    return _BY_SCORE


def browsing(now: int) -> Clause:
    """Everything, what the Week promotes first."""
    return {"bool": {"filter": [EVERYTHING], "should": [clauses.worth(clauses.is_promoted(now), 1)]}}


def instead(
    patience: Patience, index: str, wanted: Sequence[Clause], size: int, facet: Facet
) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """The first documents of the first clause that has any; how often the last one has a facet's values.

    One request. Documents come as stored, numbers by the values' codes.
    """
    bodies = [_first(clause, size) for clause in wanted]
    bodies[-1]["aggs"] = {"values": _values(facet)}
    responses = executed_together(patience, index, bodies)
    found = next((found for response in responses if (found := _documents(response))), [])
    return found, _by_code(responses[-1]["aggregations"]["values"]["buckets"])


def some(patience: Patience, index: str, clause: Clause, size: int) -> list[dict[str, Any]]:
    """The first documents of a clause by score, as stored. One request."""
    return _documents(executed(patience, index, _first(clause, size)))


def _first(clause: Clause, size: int) -> Clause:
    return {"query": clause, "sort": _BY_SCORE, "size": size, "track_total_hits": False}

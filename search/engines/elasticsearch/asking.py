"""One search as one request: the page of hits, the exact total, and every facet without its own filter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from search.engines.database import codes
from search.engines.elasticsearch import clauses
from search.engines.elasticsearch.clauses import EVERYTHING, Clause, every
from search.engines.elasticsearch.connection import OutageError, Patience, told_apart
from search.engines.elasticsearch.mapping import tally
from search.engines.elasticsearch.narrowing import Narrowing
from search.engines.protocol import EngineError, FacetCounts, Query, Sort
from search.facets import FACETS, OPEN, WHEN, Facet, Tally
from search.facets.joining import OPEN_CODE

DEEPEST = 10_000
"""Results that can be paged through: what an index lets one reach by default."""

MOST_VALUES = 1_000
"""Values of a facet that are counted."""

MATCHED = "matched"
WRONG = 400
_LATEST = [{"published_at": "desc"}, {"identity": "desc"}]
BY_SCORE = ["_score", *_LATEST]


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
    if response.get("status") == WRONG:
        raise EngineError(str(response["error"])[:300])
    if "hits" not in response or ("aggs" in body and "aggregations" not in response):
        raise OutageError("what answers there sends no results")


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
        values = _values(facet, narrow)
        if others == EVERYTHING and values:
            aggregations[facet.name] = values
            continue
        aggregations[facet.name] = {"filter": others} | ({"aggs": {"values": values}} if values else {})
    body = {
        "query": _ordered(clause, sort, narrow.now),
        "sort": _sort(sort, narrow.now),
        "track_total_hits": True,
        "aggs": aggregations,
    }
    return body | ({"post_filter": narrow.clause()} if narrow.conditions else {})


def _values(facet: Facet, narrow: Narrowing) -> Clause:
    """How the facet's values are counted; nothing for the one that is its filter."""
    if facet is OPEN:
        return {}
    if facet is WHEN:
        return {"filters": {"filters": {code: clauses.is_on(span) for code, span in narrow.spans.items()}}}
    return _terms(facet)


def _terms(facet: Facet) -> Clause:
    return {"terms": {"field": f"values.{facet.name}", "size": MOST_VALUES}}


def _counts(facet: Facet, found: dict[str, Any], narrow: Narrowing) -> FacetCounts:
    chosen = narrow.chosen.get(facet.name, ())
    if facet is OPEN:
        counted = Tally({OPEN_CODE: found["doc_count"]})
    else:
        buckets = found.get("values", found)["buckets"]
        if facet is WHEN:
            counted = Tally({code: one["doc_count"] for code, one in buckets.items()})
        else:
            counted = tally((one["key"], one["doc_count"]) for one in buckets)
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


def _sort(sort: Sort, now: int) -> list[Any]:
    if sort == Sort.TITLE:
        return ["title_key", *_LATEST[1:]]
    if sort == Sort.NEWEST:
        return _LATEST
    if sort == Sort.SOON:
        return ["_score", _coming(now), *_LATEST]
    return BY_SCORE


def _coming(now: int) -> dict[str, Any]:
    """When something begins, where that is still to come; all else is equal, as in the database."""
    source = "def at = doc['starts_at']; at.size() > 0 && at.value >= params.now ? at.value : 0L"
    script = {"source": source, "params": {"now": now}}
    return {"_script": {"type": "number", "order": "asc", "script": script}}


def browsing(now: int) -> Clause:
    """Everything, what the Week promotes first."""
    return {"bool": {"filter": [EVERYTHING], "should": [clauses.worth(clauses.is_promoted(now), 1)]}}


def instead(
    patience: Patience, index: str, wanted: Sequence[Clause], size: int, facet: Facet
) -> tuple[list[dict[str, Any]], Mapping[str, int]]:
    """The first documents of the first clause that has any; how often the last one has a facet's values.

    One request. Documents come as stored, numbers by the values' codes.
    """
    bodies = [_first(clause, size) for clause in wanted]
    bodies[-1]["aggs"] = {"values": _terms(facet)}
    responses = executed_together(patience, index, bodies)
    found = next((found for response in responses if (found := _documents(response))), [])
    buckets = responses[-1]["aggregations"]["values"]["buckets"]
    return found, tally((one["key"], one["doc_count"]) for one in buckets).counts


def some(patience: Patience, index: str, clause: Clause, size: int) -> list[dict[str, Any]]:
    """The first documents of a clause by score, as stored. One request."""
    return _documents(executed(patience, index, _first(clause, size)))


def _first(clause: Clause, size: int) -> Clause:
    return {"query": clause, "sort": BY_SCORE, "size": size, "track_total_hits": False}

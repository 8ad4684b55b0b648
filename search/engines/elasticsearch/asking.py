"""One search as one request: the page of hits, the exact total, and every facet without its own filter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from search.engines.elasticsearch import clauses, tallying
from search.engines.elasticsearch.clauses import EVERYTHING, Clause
from search.engines.elasticsearch.connection import OutageError, Patience, told_apart
from search.engines.elasticsearch.narrowing import Narrowing
from search.engines.elasticsearch.ranking import RANKED, Ranking
from search.engines.protocol import EngineError, FacetCounts, Query, Sort
from search.facets import Facet

DEEPEST = 10_000
"""Results that can be paged through: what an index lets one reach by default."""

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


def ask(patience: Patience, index: str, ranking: Ranking, narrow: Narrowing, query: Query) -> Answer:
    """Put the request; raises `EngineError`."""
    first = (query.page - 1) * query.size
    last = min(first + query.size, DEEPEST)
    body = request(ranking, narrow, query.sort)
    body |= {"from": first, "size": last - first} if first < last else {"size": 0}
    response = executed(patience, index, body, same_copy_for=query.text)
    aggregations = response["aggregations"]
    total = response["hits"]["total"]["value"]
    return Answer(
        documents=_documents(response),
        total=total,
        matched=aggregations[MATCHED]["buckets"]["all"]["doc_count"] if narrow.conditions else total,
        facets=tallying.counts(aggregations, narrow),
    )


def executed(patience: Patience, index: str, body: Clause, same_copy_for: str = "") -> dict[str, Any]:
    """The response: whole, or `EngineError`. Some shards' results passed off as all would be wrong counts.

    For equal texts the same copies of the shards answer: what is exactly as good may stand in another order
    in another copy, and would be on two pages or on none.
    """
    path = f"/{index}/_search?allow_partial_search_results=false&preference=q{crc32(same_copy_for.encode())}"
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


def request(ranking: Ranking, narrow: Narrowing, sort: Sort) -> Clause:
    """The request of one page, without its place in the results."""
    aggregations: dict[str, Any] = {}
    if narrow.conditions:
        aggregations[MATCHED] = {"filters": {"filters": {"all": EVERYTHING}}}
    aggregations |= tallying.aggregations(narrow)
    body = {"track_total_hits": True, "aggs": aggregations, **_ordered(ranking, sort, narrow.now)}
    return body | ({"post_filter": narrow.clause()} if narrow.conditions else {})


def _ordered(ranking: Ranking, sort: Sort, now: int) -> dict[str, Any]:
    """The question and the order of what it finds: by relevance, the likeliest scored a second time."""
    if sort != Sort.RELEVANCE:
        return {"query": _grouped(ranking.matching, sort, now), "sort": _sort(sort, now)}
    if ranking.exact is None:
        return {"query": ranking.rough, "sort": BY_SCORE}
    rescored = {"rescore_query": ranking.exact, "query_weight": 0, "rescore_query_weight": 1}
    return {"query": ranking.rough, "rescore": {"window_size": RANKED, "query": rescored}}


def _grouped(clause: Clause, sort: Sort, now: int) -> Clause:
    """The question, with a score that "soon" needs: what comes, runs, has no time, is over."""
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
    return ["_score", _coming(now), *_LATEST]


def _coming(now: int) -> dict[str, Any]:
    """When something begins, where that is still to come; all else is equal, as in the database."""
    source = "def at = doc['starts_at']; at.size() > 0 && at.value >= params.now ? at.value : 0L"
    script = {"source": source, "params": {"now": now}}
    return {"_script": {"type": "number", "order": "asc", "script": script}}


def browsing(now: int) -> Clause:
    """Everything, what the Week promotes first."""
    return {"bool": {"filter": [EVERYTHING], "should": [clauses.worth(clauses.is_promoted(now), 1)]}}


def everything(now: int) -> Ranking:
    """Everything, to be looked through in any order."""
    return Ranking(EVERYTHING, browsing(now))


def instead(
    patience: Patience, index: str, wanted: Sequence[Clause], size: int, facet: Facet
) -> tuple[list[dict[str, Any]], Mapping[str, int]]:
    """The first documents of the first clause that has any; how often the last one has a facet's values.

    One request. Documents come as stored, numbers by the values' codes.
    """
    bodies = [_first(clause, size) for clause in wanted]
    bodies[-1]["aggs"] = {tallying.SETS: tallying.sets([facet])}
    responses = executed_together(patience, index, bodies)
    found = next((found for response in responses if (found := _documents(response))), [])
    numbers = tallying.tallied(responses[-1]["aggregations"][tallying.SETS])
    return found, numbers[facet.name].counts if facet.name in numbers else {}


def some(patience: Patience, index: str, clause: Clause, size: int) -> list[dict[str, Any]]:
    """The first documents of a clause by score, as stored. One request."""
    return _documents(executed(patience, index, _first(clause, size)))


def _first(clause: Clause, size: int) -> Clause:
    return {"query": clause, "sort": BY_SCORE, "size": size, "track_total_hits": False}

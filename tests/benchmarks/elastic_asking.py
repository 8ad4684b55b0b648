"""How long a search takes: through our code, as bare requests of the same bodies, by Wagtail's backend.

The three take turns in one loop, so that whatever else the machine does falls on each alike. The request
cache is off: for bare requests by their parameter, for Wagtail's (its facets have no hits, so the cache would
keep them) by the setting of its index; ours never use it, a page has hits.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

from elastic_transport import Transport
from elasticsearch import Elasticsearch
from wagtail.search.backends.elasticsearch8 import Elasticsearch8SearchBackend
from wagtail.search.query import MATCH_ALL

from search.engines.elasticsearch import asking
from search.engines.elasticsearch import engine as engine_module
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.matching import choosing
from search.engines.protocol import Query, Sort
from tests.benchmarks.elastic_filling import MOMENT
from tests.benchmarks.search_database import QUERIES
from tests.benchmarks.wagtail_items.models import BOTH, FACETS, Item

TIMES, WARMING = 25, 15
PAGE = 20
MOST_VALUES = 1_000
"""More than any of the facets has."""

Row = dict[str, Any]


def question(title: str) -> Query:
    """One of the questions that search in the database is measured with too."""
    text, filters = QUERIES[title]
    sort = Sort(filters["sort"][0]) if "sort" in filters else Sort.RELEVANCE
    return Query(text, filters, sort, size=PAGE)


def measured(engine: ElasticsearchEngine, wagtail: Any = None, times: int = TIMES) -> dict[str, Row]:
    """For each question hits, requests and median milliseconds. The server has warmed up by then."""
    for title in QUERIES:
        _measured(engine, wagtail, question(title), WARMING)
    return {title: _measured(engine, wagtail, question(title), times) for title in QUERIES}


def _measured(engine: ElasticsearchEngine, wagtail: Any, query: Query, times: int) -> Row:
    requests, results = _requests(engine, query)
    bare = _bare(engine, requests)
    waits: dict[str, list[float]] = {"ours": [], "request": [], "reading": [], "bare": [], "wagtail": []}
    found = 0
    for _ in range(times):
        with _timed(*READING) as reading, _timed(*REQUEST) as requesting:
            waits["ours"].append(_milliseconds(lambda: engine.search(query, MOMENT)))
        waits["reading"].append(sum(reading))
        waits["request"].append(sum(requesting))
        waits["bare"].append(_milliseconds(bare))
        if wagtail:
            began_at = time.perf_counter()
            found = _by_wagtail(wagtail, query)
            waits["wagtail"].append((time.perf_counter() - began_at) * 1000)
    medians = {name: round(statistics.median(spent), 2) for name, spent in waits.items() if spent}
    return {
        "hits": results.total,
        "requests": len(requests),
        "found": found,
        **medians,
    }


def _milliseconds(call: Callable[[], object]) -> float:
    began_at = time.perf_counter()
    call()
    return (time.perf_counter() - began_at) * 1000


def _requests(engine: ElasticsearchEngine, query: Query) -> tuple[list[Any], Any]:
    """The bodies that one search sends, and its results."""
    sent: list[Any] = []
    send = Transport.perform_request

    def spy(self: Transport, method: str, target: str, **options: Any) -> Any:
        sent.append(options.get("body"))
        return send(self, method, target, **options)

    with mock.patch.object(Transport, "perform_request", spy):
        results = engine.search(query, MOMENT)
    return sent, results


def _bare(engine: ElasticsearchEngine, requests: list[Any]) -> Callable[[], object]:
    """The same bodies, ready, sent with the official client as it comes."""
    client = Elasticsearch(list(engine.address.hosts), request_timeout=60)

    def ask() -> None:
        for body in requests:
            if isinstance(body, list):
                client.msearch(index=engine.address.prefix, searches=body)
            else:
                client.search(index=engine.address.prefix, body=body, request_cache=False)

    return ask


READING = ((choosing, "question_of"), (choosing, "looser"))
"""Looking up words, counting readings."""

REQUEST = ((engine_module, "ranking"), (asking, "ask"), (asking, "instead"))
"""Writing the request, sending it, and making documents' data and facets' lines of the answer."""


@contextmanager
def _timed(*functions: tuple[Any, str]) -> Iterator[list[float]]:
    """Collects the milliseconds that these functions of modules take."""
    spent: list[float] = []

    def timed(call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*given: Any, **options: Any) -> Any:
            began_at = time.perf_counter()
            try:
                return call(*given, **options)
            finally:
                spent.append((time.perf_counter() - began_at) * 1000)

        return instead

    with ExitStack() as stack:
        for module, name in functions:
            stack.enter_context(mock.patch.object(module, name, timed(getattr(module, name))))
        yield spent


def backend(host: str) -> Any:
    """Wagtail's backend at that server, as its documentation sets it up."""
    urls = [f"http://{host}"]
    found = Elasticsearch8SearchBackend({"URLS": urls, "INDEX_PREFIX": "wagtail_", "TIMEOUT": 60})
    found.results_class = _AllValues
    return found


class _AllValues(Elasticsearch8SearchBackend.results_class):  # type: ignore[misc]
    """Wagtail's results with every value of a facet, as ours have: as they come, they stop at ten."""

    def _backend_do_search(self, body: dict[str, Any], **options: Any) -> Any:
        for one in body.get("aggregations", {}).values():
            one["terms"]["size"] = MOST_VALUES
        return super()._backend_do_search(body, **options)


def _by_wagtail(wagtail: Any, query: Query) -> int:
    """A page of results, how many there are, and the seven facets, a call each."""
    rows = Item.objects.all()
    if "type" in query.filters:
        rows = rows.filter(type__in=query.filters["type"])
    if "mode" in query.filters:  # what is both is the only other value that holds it
        rows = rows.filter(mode_codes__in=[*query.filters["mode"], BOTH])
    if "open" in query.filters:
        rows = rows.filter(is_open=True)
    by_title = query.sort == Sort.TITLE
    rows = rows.order_by("title") if by_title else rows
    text = query.text or MATCH_ALL
    results = wagtail.search(text, rows, operator="and", order_by_relevance=not by_title)
    list(results[:PAGE])
    for name in FACETS:
        results.facet(name)
    return int(results.count())

"""How fast an index is rebuilt, beside bare bulk requests of ready documents, and in what memory."""

import resource
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from unittest import mock

import urllib3
from django.utils import timezone

from search.engines.elasticsearch import indices
from search.feeding import queue, rebuilding
from search.models import Entry
from tests.benchmarks import elastic_filling

LANES = 2
ROUNDS = 3
SAMPLE = 20_000
"""Documents of one bare round: their bodies lie ready in memory."""


def measured(host: str, items: int) -> dict[str, float]:
    """Documents a second of bare bulk and of our filling, in turns; then a whole rebuild."""
    bodies = list(_bodies(min(items, SAMPLE)))
    bare, filled = [], []
    for _ in range(ROUNDS):
        bare.append(_bare(host, bodies))
        filled.append(_filled(host, len(bodies)))
    engine = elastic_filling.engine(host, f"bench-{items}")
    spent = time.process_time()
    ours, number = elastic_filling.index(engine)
    spent = time.process_time() - spent
    elastic_filling.settled(engine)
    return {
        "sample": sum(count for count, _ in bodies),
        "rounds": ROUNDS,
        "bare": round(statistics.median(bare)),
        "filled": round(statistics.median(filled)),
        "documents": number,
        "rate": round(ours),
        "microseconds": round(spent / number * 1e6),
    }


def in_memory(host: str, items: int) -> dict[str, float]:
    """A rebuild in a process that did nothing else: documents, documents a second, peak memory in MB."""
    engine = elastic_filling.engine(host, f"bench-{items}")
    rate, number = elastic_filling.index(engine)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    elastic_filling.settled(engine)
    return {"documents": number, "rate": round(rate), "MB": peak}


def _bodies(items: int) -> Iterator[tuple[int, bytes]]:
    last = 0
    entries = Entry.objects.filter(kind=elastic_filling.KIND, is_findable=True).order_by("pk")
    for _ in range(0, items, rebuilding.CHUNK):
        rows = queue.rows(entries.filter(pk__gt=last)[: rebuilding.CHUNK])
        last = rows[-1].pk
        refused: list[indices.Refused] = []
        changes, _unreadable = queue.changes(rows)
        for body, identities in indices.Indices(_ANY)._batches(changes, refused):
            yield len(identities), body


def _filled(host: str, chunks: int) -> float:
    """Documents a second of a rebuild's filling, from the projection, that ends after so many chunks."""
    engine = elastic_filling.engine(host, "bench-filled")
    report = rebuilding.Report(engine.indices.create(timezone.now(), engine.indices.building))
    some = islice(rebuilding._chunks(), chunks)
    began_at = time.perf_counter()
    with mock.patch.object(rebuilding, "_chunks", return_value=some):
        rebuilding._fill(engine, report, rebuilding.unseen)
    seconds = time.perf_counter() - began_at
    engine.indices.abandon(report.index)
    return chunks * rebuilding.CHUNK / seconds


def _bare(host: str, bodies: list[tuple[int, bytes]]) -> float:
    """Documents a second of plain parallel requests to an index like ours."""
    made = elastic_filling.engine(host, "bench-bare").indices
    for old in made.ours():
        made.client.indices.delete(index=old)
    name = made.create(timezone.now(), made.building)
    http = urllib3.PoolManager(maxsize=LANES)
    url = f"http://{host}/{name}/_bulk?filter_path=errors"

    def send(body: bytes) -> None:
        answer = http.request("POST", url, body=body, headers={"Content-Type": "application/x-ndjson"})
        if b'"errors":false' not in answer.data:
            raise RuntimeError(answer.data[:300])

    began_at = time.perf_counter()
    with ThreadPoolExecutor(LANES) as pool:
        list(pool.map(send, (body for _, body in bodies)))
    seconds = time.perf_counter() - began_at
    made.abandon(name)
    return sum(number for number, _ in bodies) / seconds


_ANY = elastic_filling.engine("127.0.0.1:1", "bench").address

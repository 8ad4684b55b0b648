"""Three nodes on one machine: while one is killed and comes back, no search fails and no change is lost."""

import json
import os
import signal
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connection
from django.utils import timezone

from hub.settings.search_address import parse
from search.engines import choice
from search.engines.database import writer
from search.engines.protocol import Change, EngineError, Query
from search.feeding import feeder, queue
from search.models import Entry
from tests import elasticsearch
from tests.conftest import require
from tests.elasticsearch_nodes import Nodes
from tests.factories.documents import document

NODES = 3


def health(url: str, **wanted: str) -> dict:
    asked = "&".join(f"{name}={value}" for name, value in wanted.items())
    with urllib.request.urlopen(f"{url}/_cluster/health?{asked}", timeout=60) as response:
        return json.load(response)


def wait_until(condition, what: str) -> None:
    until = time.monotonic() + elasticsearch.PATIENCE
    while True:
        try:
            if condition():
                return
        except OSError:
            pass
        assert time.monotonic() < until, what
        time.sleep(0.5)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Nodes]:
    """Three nodes that have found one another."""
    reason = elasticsearch.missing()
    require(f"Elasticsearch ({reason})", found=not reason)
    nodes = Nodes(elasticsearch.cached(), elasticsearch.java(), tmp_path / "nodes", NODES)
    with nodes as urls:
        wait_until(lambda: health(urls[0])["number_of_nodes"] == NODES, "the nodes did not meet")
        yield nodes


def kill(nodes: Nodes, place: int) -> None:
    """SIGKILL to the node and to the process that started it."""
    os.killpg(nodes.processes[place].pid, signal.SIGKILL)
    nodes.processes[place].wait()


@pytest.mark.slow
@pytest.mark.own_servers
@pytest.mark.django_db(transaction=True)
def test_a_killed_node_costs_no_search_and_no_change(cluster: Nodes, settings) -> None:
    hosts = ",".join(f"127.0.0.1:{port}" for port in cluster.http)
    settings.SEARCH_URL = f"elasticsearch://{hosts}/three?replicas=2"
    address = parse(settings.SEARCH_URL)
    writer.write([Change(("test", 1), 1, document("a0", "Bài đầu tiên"))])
    engine = choice.named()
    assert feeder.feed(engine, timezone.now())
    wait_until(lambda: health(address.hosts[0])["status"] == "green", "the copies were not made")
    failed, asked, stop = [], [0], Event()

    def search() -> None:
        while not stop.is_set():
            try:
                found = choice.current().search(Query("bài"), timezone.now())
                asked[0] += 1
                if not found.total:
                    failed.append("nothing found")
            except Exception as error:
                failed.append(repr(error))
            time.sleep(0.02)
        connection.close()

    searcher = Thread(target=search)
    searcher.start()
    worker = feeder.Feeder()
    try:
        for number in range(2, 120):
            writer.write([Change(("test", number), 1, document(f"a{number}", f"Bài số {number}"))])
            worker.work(timezone.now())
            if number == 30:
                kill(cluster, 0)
            if number == 70:
                cluster.processes[0] = cluster.start(0)
            time.sleep(0.1)
    finally:
        stop.set()
        searcher.join()
    wait_until(lambda: _all_fed(engine), "changes still wait")
    engine.indices.refresh()
    assert engine.count() == {"RESOURCE": Entry.objects.count()}
    assert (failed, asked[0] > 50) == ([], True)


def _all_fed(engine) -> bool:
    try:
        while feeder.feed(engine, timezone.now()):
            continue
    except EngineError:
        return False
    return not queue.unacknowledged().exists()

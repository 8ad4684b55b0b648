"""What tests of Elasticsearch share: an engine that is fed at once, and is empty again for the next test."""

import os
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from hub.settings.search_address import SearchAddress, parse
from search.engines.database import writer
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.protocol import Change, Query, Results, Suggestion
from search.feeding import feeder, queue
from search.models import Entry
from tests.factories.documents import document, value

PATIENCE = 60.0
"""Seconds that a search may take here: the server has just been started, on a busy machine."""

TOO_LONG = "dài" * 20_000


def address(hosts: str, name: str = "test") -> SearchAddress:
    """Indices of this process's own."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    found = parse(f"elasticsearch://{hosts}/{name}-{worker}-{os.getpid()}")
    assert found
    return found


class Fed:
    """Elasticsearch as it is behind a worker that is quick: the projection first, then the index."""

    name = "elasticsearch"

    def __init__(self, address: SearchAddress) -> None:
        self.engine = ElasticsearchEngine(address, PATIENCE)

    def empty(self) -> None:
        """Begin with a new index."""
        indices = self.engine.indices
        for name in indices.ours():
            indices.client.indices.delete(index=name)
        indices.create(timezone.now(), indices.alias)

    def drop(self) -> None:
        """Leave nothing behind."""
        for name in self.engine.indices.ours():
            self.engine.indices.client.indices.delete(index=name)

    def search(self, query: Query, now: datetime) -> Results:
        return self.engine.search(query, now)

    def suggest(self, text: str, now: datetime, limit: int = 8) -> list[Suggestion]:
        return self.engine.suggest(text, now, limit)

    def related(self, identity: tuple[str, int], now: datetime, limit: int = 6) -> list[tuple[str, int]]:
        return self.engine.related(identity, now, limit)

    def count(self) -> dict[str, int]:
        return self.engine.count()

    def index(self, changes: Iterable[Change]) -> None:
        taken = list(changes)
        writer.write(taken)
        self.engine.index(taken)
        self.engine.indices.refresh()


def feed_all(fed: Fed, now=None) -> None:
    """All that is due, and findable at once."""
    while feeder.feed(fed.engine, now or timezone.now()):
        continue
    fed.engine.indices.refresh()


def keys(fed: Fed, text: str = "") -> list[str]:
    results = fed.search(Query(text, is_literal=True), timezone.now())
    return sorted(hit.document.key for hit in results.hits)


def waiting() -> int:
    return queue.unacknowledged().count()


def spoil(entry: Entry) -> None:
    """Give it a document that the index cannot hold: a value longer than any term may be."""
    bad = document(entry.key, "Sổ tay hỏng", subject=value(TOO_LONG))
    Entry.objects.filter(pk=entry.pk).update(
        document=bad.to_json(), built_version=entry.built_version + 1, version=entry.version + 1
    )


def address_of(fed: Fed) -> str:
    """The engine's SEARCH_URL."""
    address = fed.engine.address
    return f"elasticsearch://{address.hosts[0].removeprefix('http://')}/{address.prefix}"

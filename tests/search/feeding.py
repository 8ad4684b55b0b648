"""What tests of Elasticsearch share: an engine that is fed at once, and is empty again for the next test."""

import os
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from hub.settings.search_address import SearchAddress, parse
from search.engines.database import writer
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.protocol import Change, Query, Results, Suggestion


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
        self.engine = ElasticsearchEngine(address)

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

    def count(self) -> dict[str, int]:
        return self.engine.count()

    def index(self, changes: Iterable[Change]) -> None:
        taken = list(changes)
        writer.write(taken)
        self.engine.index(taken)
        self.engine.indices.refresh()

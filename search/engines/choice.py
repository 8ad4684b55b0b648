"""Which engine answers: the database's own, or the one that SEARCH_URL names with the database behind it."""

from functools import lru_cache

from django.conf import settings

from hub.settings.search_address import SearchAddress, parse
from search.engines.database.engine import DatabaseEngine
from search.engines.elasticsearch.connection import OutageError
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.guarded import GuardedEngine
from search.engines.protocol import Engine

_database = DatabaseEngine()


def current() -> Engine:
    """The engine that questions are put to."""
    address = parse(settings.SEARCH_URL)
    return guarded(address) if address else _database


def named() -> ElasticsearchEngine | None:
    """The engine that must be fed; None where the database searches alone."""
    address = parse(settings.SEARCH_URL)
    return ElasticsearchEngine(address) if address else None


@lru_cache(maxsize=8)
def guarded(address: SearchAddress) -> GuardedEngine:
    """One for each address in this process: what one thread learns of an outage all know."""
    return GuardedEngine(
        ElasticsearchEngine(address), _database, lambda error: isinstance(error, OutageError)
    )

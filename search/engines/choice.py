"""Which engine answers: the database's own, until SEARCH_URL names another."""

from search.engines.database.engine import DatabaseEngine
from search.engines.protocol import Engine

_database = DatabaseEngine()


def current() -> Engine:
    """The engine that questions are put to."""
    return _database

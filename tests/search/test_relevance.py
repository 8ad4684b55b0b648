"""The right answer comes first: on the product owner's queries and on our own, by kind of difficulty."""

from pathlib import Path

import pytest

from search.engines.database.engine import DatabaseEngine
from search.engines.protocol import Query
from tests.factories.documents import NOW, from_row, index, rows

DATA = Path(__file__).parent / "data"


@pytest.fixture
def engine(db: None) -> DatabaseEngine:
    engine = DatabaseEngine()
    index(engine, *map(from_row, rows(DATA / "catalog.tsv")))
    return engine


def misses(engine: DatabaseEngine, queries: list[dict[str, str]]) -> list[str]:
    """The queries whose expected item is not first; `-` expects nothing at all."""
    found = []
    for row in queries:
        results = engine.search(Query(row["query"]), NOW)
        first = results.hits[0].document.key if results.hits else "-"
        if first != row["expected_id"]:
            found.append(f"{row['query']}: {first} before {row['expected_id']}")
    return found


def test_the_product_owners_queries(engine: DatabaseEngine) -> None:
    queries = rows(DATA / "queries.tsv")
    assert len(queries) == 40
    assert len(misses(engine, queries)) <= 2, misses(engine, queries)


def test_our_own_queries(engine: DatabaseEngine) -> None:
    queries = rows(DATA / "own_queries.tsv")
    assert len(queries) > 120
    assert len(misses(engine, queries)) <= 4, misses(engine, queries)

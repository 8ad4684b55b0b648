"""What the Week, use and age add to a match: each is needed by a test, and none beats a better match."""

from datetime import timedelta

import pytest

from search.engines.database.engine import DatabaseEngine
from search.engines.protocol import Engine, Query
from search.popularity import MOST
from tests.factories.documents import NOW, document, index
from tests.search.feeding import Fed

OLD = NOW - timedelta(days=400)
RECENT = NOW - timedelta(days=10)
EVERYTHING = {"promoted_from": OLD, "popularity": MOST, "published_at": NOW}


class BoostContract:
    """Small additions to a score. Subclasses give the engine, empty."""

    def keys(self, engine: Engine, text: str) -> list[str]:
        return [hit.document.key for hit in engine.search(Query(text), NOW).hits]

    def test_what_the_week_promotes_rises_while_it_lasts(self, engine: Engine) -> None:
        index(
            engine,
            document("new", "Bảng chữ cái", published_at=NOW, popularity=MOST),
            document("week", "Bảng chữ cái", published_at=OLD, promoted_from=OLD),
            document("was", "Bảng chữ cái", published_at=OLD, promoted_from=OLD, promoted_until=NOW),
        )
        assert self.keys(engine, "bảng chữ cái") == ["week", "new", "was"]

    def test_of_equal_matches_what_is_used_comes_first(self, engine: Engine) -> None:
        index(
            engine,
            document("new", "Bảng chữ cái", published_at=RECENT),
            document("used", "Bảng chữ cái", published_at=RECENT - timedelta(days=2), popularity=3),
            document("most", "Bảng chữ cái", published_at=RECENT - timedelta(days=4), popularity=MOST),
        )
        assert self.keys(engine, "bảng chữ cái") == ["most", "used", "new"]
        assert engine.suggest("bảng ch", NOW)[0].key == "most"

    def test_of_equal_matches_what_is_new_comes_before_what_is_used_a_little(self, engine: Engine) -> None:
        year = NOW - timedelta(days=200)
        index(
            engine,
            document("old", "Bảng chữ cái", published_at=OLD, popularity=2),
            document("older", "Bảng chữ cái", published_at=OLD, popularity=1),
            document("new", "Bảng chữ cái", published_at=RECENT),
            document("year", "Bảng chữ cái", published_at=year),
        )
        assert self.keys(engine, "bảng chữ cái") == ["new", "old", "year", "older"]

    @pytest.mark.parametrize(
        ("text", "better", "worse"),
        [
            ("trồng nấm", "Kỹ thuật trồng nấm", "Chuyện trong năm nay"),
            ("trong nam", "Trồng nấm", "Trồng rau của nhà nông miền Nam"),
            ("sổ tay trồng chè", "Sổ tay trồng chè", "Sổ tay người trồng cà phê, chè và ca cao ở vùng cao"),
            ("toán lớp 5", "Toán lớp 5: Phân số", "Toán vui cho lớp 5 và lớp 4"),
        ],
    )
    def test_all_of_it_together_beats_no_better_match(
        self, engine: Engine, text: str, better: str, worse: str
    ) -> None:
        index(
            engine,
            document("better", better, published_at=OLD),
            document("worse", worse, **EVERYTHING),
            document("text", "Bản tin", summary=f"{better}.", **EVERYTHING),
        )
        assert self.keys(engine, text)[0] == "better"


@pytest.mark.django_db
class TestDatabaseEngine(BoostContract):
    """The built-in engine, on the database of this run."""

    @pytest.fixture
    def engine(self) -> Engine:
        return DatabaseEngine()


@pytest.mark.django_db
class TestElasticsearchEngine(BoostContract):
    """Elasticsearch on a real server, fed as the worker does: the projection first."""

    @pytest.fixture
    def engine(self, fed: Fed) -> Engine:
        return fed

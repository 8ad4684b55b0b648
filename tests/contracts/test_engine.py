"""What every search engine does, as one class; each engine runs all of it."""

import unicodedata
from datetime import timedelta

import pytest

from search.engines.database.engine import DatabaseEngine
from search.engines.protocol import Change, Engine, Query, Results, Sort
from tests.contracts.items import HOSTILE, ITEMS, WARD
from tests.contracts.narrowing import NarrowingContract
from tests.contracts.relating import RelatingContract
from tests.factories.documents import NOW, document, index
from tests.search.feeding import Fed


class EngineContract(NarrowingContract, RelatingContract):
    """Subclasses give the fixture `engine`, empty."""

    @pytest.fixture
    def filled(self, engine: Engine) -> Engine:
        index(engine, *ITEMS)
        return engine

    def ask(self, engine: Engine, text: str = "", now=NOW, **fields) -> Results:
        return engine.search(Query(text, **fields), now)

    def keys(self, results: Results) -> list[str]:
        return [hit.document.key for hit in results.hits]

    def counts(self, results: Results, name: str) -> dict[str, int]:
        facet = next(facet for facet in results.facets if facet.name == name)
        return {choice.code: choice.count for choice in facet.choices}

    # matching

    def test_a_document_comes_back_as_it_was_given(self, filled: Engine) -> None:
        assert self.ask(filled, "tỉ số phần trăm").hits[0].document == ITEMS[0]

    @pytest.mark.parametrize("text", ["trồng nấm", "trong nam", "TRỒNG NẤM", "trồng nấm hương"])
    def test_accents_and_case_may_be_left_out(self, filled: Engine, text: str) -> None:
        assert self.keys(self.ask(filled, text))[0] == "nam"

    def test_accents_when_typed_decide(self, filled: Engine) -> None:
        assert self.keys(self.ask(filled, "năm"))[0] == "nam-2022"
        assert self.keys(self.ask(filled, "nấm"))[0] == "nam"

    def test_decomposed_text_finds_the_same(self, filled: Engine) -> None:
        assert self.keys(self.ask(filled, unicodedata.normalize("NFD", "trồng nấm")))[0] == "nam"

    def test_an_abbreviation_finds_its_long_form(self, filled: Engine) -> None:
        assert self.keys(self.ask(filled, "CNTT")) == ["excel"]

    def test_a_question_need_not_have_every_word(self, filled: Engine) -> None:
        results = self.ask(filled, "muốn học trồng nấm hương ở đâu vậy")
        assert self.keys(results)[0] == "nam"

    def test_a_slip_is_repaired_and_said(self, filled: Engine) -> None:
        results = self.ask(filled, "exel nâng cao")
        assert self.keys(results) == ["excel"]
        assert results.corrected == "excel nâng cao"

    def test_a_literal_question_is_taken_as_typed(self, filled: Engine) -> None:
        assert self.ask(filled, "exel", is_literal=True).total == 0

    def test_a_wrong_accent_is_pointed_out(self, filled: Engine) -> None:
        assert self.ask(filled, "kỷ thuật trồng nấm").suggestion == "kỹ thuật trồng nấm"
        assert self.ask(filled, "kỹ thuật trồng nấm").suggestion == ""

    @pytest.mark.parametrize("text", ["qwrtzxp", "qwrtzxp toán", "lái máy cày"])
    def test_what_occurs_nowhere_finds_nothing(self, filled: Engine, text: str) -> None:
        results = self.ask(filled, text)
        assert (results.total, results.hits, results.last_page) == (0, [], 1)

    def test_what_is_offered_instead_has_results(self, filled: Engine) -> None:
        offered = self.ask(filled, "qwrtzxp toán").suggestion
        assert offered == "toán"
        assert self.ask(filled, offered).total > 0

    @pytest.mark.parametrize("text", HOSTILE)
    def test_any_string_is_answered(self, filled: Engine, text: str) -> None:
        assert self.ask(filled, text).total >= 0
        assert isinstance(filled.suggest(text, NOW), list)

    # counting

    def test_everything_is_found_without_a_question(self, filled: Engine) -> None:
        assert self.ask(filled).total == len(ITEMS)

    def test_a_facet_is_counted_without_its_own_filter(self, filled: Engine) -> None:
        results = self.ask(filled, filters={"type": ("EVENT",)})
        assert results.total == 1
        assert self.counts(results, "type") == {"RESOURCE": 3, "COURSE": 1, "EVENT": 1}
        assert self.counts(results, "mode") == {"ON_SITE": 1, "ONLINE": 1}

    @pytest.mark.parametrize("text", ["", "nam", "toán", "lễ", "cho"])
    def test_every_count_is_what_a_click_gives(self, filled: Engine, text: str) -> None:
        for facet in self.ask(filled, text).facets:
            for choice in facet.choices:
                clicked = self.ask(filled, text, filters={facet.name: (choice.code,)})
                assert clicked.total == choice.count == len(clicked.hits)

    def test_a_unit_holds_what_is_below_it(self, filled: Engine) -> None:
        assert self.counts(self.ask(filled), "unit")[WARD.code] == 2
        assert self.ask(filled, filters={"unit": (WARD.code,)}).total == 2

    def test_a_filter_understands_labels(self, filled: Engine) -> None:
        assert self.ask(filled, filters={"type": ("Khóa học trực tuyến",)}).total == 1
        assert self.ask(filled, filters={"subject": ("toan",)}).total == 1

    def test_a_value_that_nothing_has_finds_nothing(self, filled: Engine) -> None:
        assert self.ask(filled, filters={"subject": ("Thiên văn",)}).total == 0

    def test_values_of_one_facet_add_up_and_facets_narrow(self, filled: Engine) -> None:
        both = self.ask(filled, filters={"type": ("EVENT", "COURSE")})
        assert both.total == 2
        assert self.ask(filled, filters={"type": ("EVENT", "COURSE"), "mode": ("ON_SITE",)}).total == 1

    def test_what_is_open_depends_on_the_clock(self, filled: Engine) -> None:
        assert self.counts(self.ask(filled), "open") == {"1": 2}
        assert self.ask(filled, filters={"open": ("1",)}).total == 2
        assert self.counts(self.ask(filled, now=NOW + timedelta(hours=1)), "open") == {"1": 1}
        assert self.ask(filled, filters={"open": ("1",)}, now=NOW - timedelta(days=2)).total == 1

    def test_a_search_among_some_things_finds_only_them(self, filled: Engine) -> None:
        some = frozenset({("test", 1), ("test", 2)})
        for sort in Sort:
            assert sorted(self.keys(self.ask(filled, sort=sort, among=some))) == ["nam", "toan5"]
        results = self.ask(filled, "trồng nấm", among=some)
        assert (self.keys(results), results.total) == (["nam"], 1)
        assert self.counts(results, "type") == {"RESOURCE": 1}
        assert self.ask(filled, "trồng nấm", among=frozenset({("test", 1), ("other", 2)})).total == 0
        assert self.ask(filled, among=frozenset()).total == 0

    # orders and pages

    def test_the_orders(self, filled: Engine) -> None:
        assert self.keys(self.ask(filled, sort=Sort.NEWEST)) == [
            "excel",
            "nam-2022",
            "nam",
            "toan5",
            "khai-mac",
        ]
        assert self.keys(self.ask(filled, sort=Sort.SOON))[:2] == ["khai-mac", "excel"]
        assert self.keys(self.ask(filled, sort=Sort.TITLE)) == [
            "nam-2022",
            "excel",
            "nam",
            "khai-mac",
            "toan5",
        ]

    @pytest.mark.parametrize("sort", Sort)
    @pytest.mark.parametrize("text", ["", "bài"])
    def test_pages_hold_everything_once(self, engine: Engine, sort: Sort, text: str) -> None:
        index(engine, *(document(f"b{n}", f"Bài {n}", published_at=NOW) for n in range(25)))
        pages = [self.keys(self.ask(engine, text, page=page, size=10, sort=sort)) for page in (1, 2, 3)]
        assert [len(page) for page in pages] == [10, 10, 5]
        assert len({key for page in pages for key in page}) == 25
        assert self.ask(engine, text, page=4, size=10, sort=sort).hits == []
        assert self.ask(engine, text, size=10, sort=sort).last_page == 3

    def test_what_is_promoted_comes_first_while_it_is(self, engine: Engine) -> None:
        plain = document("plain", "Bảng chữ cái", published_at=NOW)
        week = document("week", "Bảng chữ cái", published_at=NOW - timedelta(days=1), promoted_from=NOW)
        index(engine, plain, week)
        assert self.keys(self.ask(engine, "bảng chữ cái")) == ["week", "plain"]
        assert self.keys(self.ask(engine, "bảng chữ cái", now=NOW - timedelta(hours=1))) == ["plain", "week"]

    # highlighting

    def test_marks_lie_on_the_original_text(self, filled: Engine) -> None:
        hit = self.ask(filled, "trong nam huong").hits[0]
        (start, end) = hit.title_marks[0]
        assert hit.document.title[start:end] == "trồng nấm hương"

    def test_a_long_text_is_cut_around_what_was_asked(self, engine: Engine) -> None:
        index(
            engine, document("long", "Sổ tay", summary="chữ " * 200 + "cây đàn tính ba dây " + "chữ " * 200)
        )
        hit = self.ask(engine, "đàn tính").hits[0]
        (start, end) = hit.snippet_marks[0]
        assert hit.snippet[start:end] == "đàn tính"
        assert len(hit.snippet) < 260

    # changes

    def test_a_later_version_replaces_an_earlier_one(self, engine: Engine) -> None:
        index(engine, document("a", "Bản một"))
        index(engine, document("a", "Bản hai"), version=2)
        index(engine, document("a", "Bản một"), version=1)
        assert self.ask(engine, "bản một", is_literal=True).total == 0
        assert self.keys(self.ask(engine, "bản hai")) == ["a"]
        assert self.ask(engine).total == 1

    def test_what_is_gone_is_not_found(self, filled: Engine) -> None:
        filled.index([Change(("test", 2), 2, None)])
        assert self.ask(filled, "hương", is_literal=True).total == 0
        assert self.ask(filled).total == len(ITEMS) - 1
        assert sum(filled.count().values()) == len(ITEMS) - 1
        assert not filled.suggest("kỹ thuật", NOW)

    # suggestions

    @pytest.mark.parametrize(
        "text", ["kỹ", "ky th", "kỹ thuật tr", "kyx thuaatj", "trong na", "nấ", "Kỹ Thuật Trồng Nấm"]
    )
    def test_half_typed_words_suggest(self, filled: Engine, text: str) -> None:
        assert filled.suggest(text, NOW)[0].key == "nam"

    def test_suggestions_are_few_and_have_addresses(self, filled: Engine) -> None:
        found = filled.suggest("t", NOW, limit=2)
        assert 0 < len(found) <= 2
        assert all(suggestion.url and suggestion.title for suggestion in found)

    def test_nonsense_suggests_nothing(self, filled: Engine) -> None:
        assert filled.suggest("qwrtzxp", NOW) == []


@pytest.mark.django_db
class TestDatabaseEngine(EngineContract):
    """The built-in engine, on the database of this run."""

    @pytest.fixture
    def engine(self) -> Engine:
        return DatabaseEngine()


@pytest.mark.django_db
class TestElasticsearchEngine(EngineContract):
    """Elasticsearch on a real server, fed as the worker does: the projection first."""

    @pytest.fixture
    def engine(self, fed: Fed) -> Engine:
        return fed

"""What every engine understands of a question: numbers, days, places, and what stands for what."""

from datetime import UTC, datetime, timedelta

import pytest

from search.documents.document import Document
from search.engines.database.engine import DatabaseEngine
from search.engines.protocol import Engine, Query, Sort
from search.models import Synonym
from tests.factories.documents import NOW, document, index, value
from tests.search.feeding import Fed

MORNING = datetime(2022, 10, 3, 1, tzinfo=UTC)
"""Eight o'clock in Vietnam on Monday 3 October."""

ITEMS = [
    document("toan5", "Toán lớp 5: Số thập phân"),
    document("toan15", "Mười lăm bài toán lớp 15 phút", summary="Lớp nhỏ, 5 bài."),
    document("lop-p5", "Lớp học tình thương Phường 5", units=(value("Phường 5"),)),
    document("nd30", "Nghị định 30/2020/NĐ-CP: Mẫu văn bản", summary="Công văn, tờ trình."),
    document("nd130", "Nghị định 130/2020/NĐ-CP: Hỏi đáp", summary="30 câu hỏi năm 2020."),
    document("xuan", "Ngày hội khuyến học", type="EVENT", units=(value("Phường Đức Xuân"),)),
    document("lap-xuan", "Lễ hội đức tin mùa xuân của phường", type="EVENT"),
    document("monday", "Tọa đàm nuôi dạy con", type="EVENT", starts_at=MORNING),
    document(
        "weekend",
        "Chiếu phim ngoài trời",
        type="EVENT",
        starts_at=datetime(2022, 10, 8, 12, tzinfo=UTC),
        ends_at=datetime(2022, 10, 8, 14, tzinfo=UTC),
    ),
    document("november", "Triển lãm sách cũ", type="EVENT", starts_at=datetime(2022, 11, 20, 2, tzinfo=UTC)),
]


class QuestionContract:
    """What a question may say in other words. Subclasses give the engine, empty."""

    @pytest.fixture
    def filled(self, engine: Engine) -> Engine:
        index(engine, *ITEMS)
        return engine

    def keys(self, engine: Engine, text: str) -> list[str]:
        return [hit.document.key for hit in engine.search(Query(text), NOW).hits]

    @pytest.mark.parametrize("text", ["lớp 5", "lop 5", "lop5", "khối 5", "LỚP 05"])
    def test_a_grade_is_no_other_and_no_number_somewhere(self, filled: Engine, text: str) -> None:
        assert self.keys(filled, text) == ["toan5"]

    def test_a_grade_that_there_is_not_finds_nothing(self, filled: Engine) -> None:
        assert self.keys(filled, "lớp 7") == []

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("lập trình lớp 5", {"range"}),
            ("toán lớp 5", {"list"}),
            ("toán khối 4", {"list", "one"}),
            ("toán lớp 4-5", {"list", "one"}),
            ("toán lớp 6, 7", {"other"}),
            ("toan lop 6 den lop 8", {"other"}),
        ],
    )
    def test_grades_that_are_counted_off_are_each_found_first(
        self, engine: Engine, text: str, found: set[str]
    ) -> None:
        index(
            engine,
            document("range", "Lập trình Scratch", summary="Dành cho học sinh từ lớp 3 đến lớp 6."),
            document("list", "Toán lớp 3, 4, 5: ôn tập hè"),
            document("one", "Toán lớp 4: phân số"),
            document("other", "Toán lớp 7: số hữu tỉ"),
        )
        assert set(self.keys(engine, text)[: len(found)]) == found

    @pytest.mark.parametrize("text", ["phường 5", "phuong 5", "P.5", "p5"])
    def test_a_numbered_ward_is_found(self, filled: Engine, text: str) -> None:
        assert self.keys(filled, text) == ["lop-p5"]

    @pytest.mark.parametrize("text", ["Phường Đức Xuân", "Đức Xuân", "duc xuan", "phuong duc xuan"])
    def test_a_ward_is_found_by_its_name(self, filled: Engine, text: str) -> None:
        assert self.keys(filled, text)[0] == "xuan"

    @pytest.mark.parametrize(
        "text",
        [
            *("30/2020/NĐ-CP", "30/2020/nd-cp", "30/2020", "nghi dinh 30 2020", "nghị định 30"),
            *("nghị định số 30/2020/NĐ-CP", "NĐ 30", "nd30"),
        ],
    )
    def test_a_document_is_found_by_its_number(self, filled: Engine, text: str) -> None:
        assert self.keys(filled, text)[0] == "nd30"

    def test_a_number_in_parts_finds_only_itself(self, filled: Engine) -> None:
        assert self.keys(filled, "30/2020") == ["nd30"]

    @pytest.mark.parametrize("text", ["3/10", "03/10/2022", "ngày 3 tháng 10", "ngay 3 thang 10 nam 2022"])
    def test_a_day_finds_what_takes_place_on_it(self, filled: Engine, text: str) -> None:
        assert self.keys(filled, text) == ["monday"]

    def test_a_month_a_week_and_a_weekend_find_what_takes_place_in_them(self, filled: Engine) -> None:
        assert set(self.keys(filled, "tháng 10")) == {"monday", "weekend"}
        assert self.keys(filled, "tháng 11/2022") == ["november"]
        assert self.keys(filled, "cuối tuần này") == ["weekend"]
        assert set(self.keys(filled, "tuần này có gì")) == {"monday", "weekend"}
        assert self.keys(filled, "hôm nay") == []

    def test_a_day_narrows_what_is_asked(self, filled: Engine) -> None:
        assert self.keys(filled, "chiếu phim 8/10")[0] == "weekend"
        assert self.keys(filled, "sự kiện tháng 11")[0] == "november"

    def test_a_synonym_of_several_words_stands_for_others_both_ways(self, engine: Engine) -> None:
        Synonym.objects.create(expressions="ĐHTT = đờn ca tài tử = nhạc tài tử Nam Bộ")
        index(engine, document("a", "Đờn ca tài tử Phường 8"), document("b", "Đàn tranh nhập môn"))
        for text in ("ĐHTT", "dhtt phường 8", "nhạc tài tử Nam Bộ", "nhac tai tu nam bo"):
            assert self.keys(engine, text) == ["a"], text
        index(engine, document("c", "Lớp ĐHTT thiếu nhi"), version=2)
        assert self.keys(engine, "đờn ca tài tử thiếu nhi")[0] == "c"
        Synonym.objects.filter(expressions__startswith="ĐHTT").delete()
        assert self.keys(engine, "nhạc tài tử Nam Bộ thiếu nhi") == []

    def test_another_word_is_meant_with_its_accents(self, engine: Engine) -> None:
        Synonym.objects.create(expressions="vịt xiêm cồ = ngỗng = dê")
        index(engine, document("a", "Nuôi dê núi"), document("b", "Đề thi nuôi dạy trẻ"))
        assert self.keys(engine, "nuôi vịt xiêm cồ") == ["a"]

    def test_a_part_of_an_expression_may_be_said_otherwise(self, engine: Engine) -> None:
        index(engine, document("a", "Nộp hồ sơ DVC trực tuyến"), document("b", "Văn nghệ trực tuyến"))
        assert self.keys(engine, "dịch vụ công trực tuyến") == ["a"]

    def test_a_wrong_accent_in_a_long_expression_is_a_slip(self, engine: Engine) -> None:
        index(engine, document("a", "Diễn tập PCCC tại trường"))
        assert self.keys(engine, "phòng cháy chửa cháy") == ["a"]
        assert self.keys(engine, "phóng chạy chua cháy") == ["a"]

    @pytest.mark.parametrize("text", ["khoi nghiepphunu", "nghiepphunu khoi", "khoinghiep phunu"])
    def test_words_run_together_that_never_stand_side_by_side_are_taken_apart(
        self, engine: Engine, text: str
    ) -> None:
        index(engine, document("a", "Phụ nữ khởi nghiệp"), document("b", "Nghề đan"))
        assert self.keys(engine, text)[0] == "a"

    def test_what_nothing_has_is_left_out_and_said(self, engine: Engine) -> None:
        others = (document(f"b{number}", f"Bản tin {number}") for number in range(20))
        index(engine, document("a", "Lấy lại Facebook bị mất"), *others)
        results = engine.search(Query("mất nick facebook", size=5), NOW)
        assert [hit.document.key for hit in results.hits] == ["a"]
        assert results.corrected == "mất facebook"
        assert self.keys(engine, "mất qwrtz vbnmx") == []
        assert engine.search(Query("mất nick facebook", is_literal=True), NOW).total == 0

    def test_what_only_happens_to_have_every_word_keeps_nothing_better_away(self, engine: Engine) -> None:
        scattered = "Bàn về trà. Lời hay của phong trào. Vạn sự. Kỳ lạ, năng động, xin chào, viễn thông."
        index(
            engine,
            document("a", "Cách viết hồ sơ xin việc và trả lời phỏng vấn"),
            *(document(f"b{number}", f"Bản tin {number}", body=scattered) for number in range(4)),
        )
        assert self.keys(engine, "ky nang phỏng vấn xin việc")[0] == "a"

    def test_a_text_about_a_day_is_found_by_it(self, filled: Engine) -> None:
        index(filled, document("army", "Kỷ niệm Ngày thành lập Quân đội 22/12"), version=2)
        assert self.keys(filled, "ngày 22 tháng 12") == ["army"]

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [("hoc ta", "htsd"), ("họ", "htsd"), ("hocj t", "htsd"), ("tieng v", "tv"), ("tiếng vi", "tv")],
    )
    def test_half_typed_accents_suggest(self, engine: Engine, typed: str, expected: str) -> None:
        index(engine, document("htsd", "Học tập suốt đời"), document("tv", "Tiếng Việt vui"))
        assert engine.suggest(typed, NOW)[0].key == expected

    def test_what_is_suggested_has_a_result(self, filled: Engine) -> None:
        for typed in ("l", "lớp", "ng", "nghi dinh 3", "t", "ph"):
            for one in filled.suggest(typed, NOW):
                assert one.key in self.keys(filled, one.title)

    def test_each_missing_word_costs_for_itself(self, engine: Engine) -> None:
        index(
            engine,
            document("two", "Dừa và quýt và bưởi"),
            document("one", "Bản tin", summary="Dừa và cam và quýt và bưởi."),
        )
        assert self.keys(engine, "sen dừa cam quýt bưởi") == ["two", "one"]

    def test_soon_is_what_comes_then_what_runs_by_newest(self, engine: Engine) -> None:
        def event(key: str, begins: int, ends: int, published: int) -> Document:
            days = {"starts_at": NOW + timedelta(days=begins), "ends_at": NOW + timedelta(days=ends)}
            return document(key, "Lễ", type="EVENT", published_at=NOW - timedelta(days=published), **days)

        index(
            engine,
            *(event("over-long-ago", -9, -8, 3), event("over", -3, -2, 7), event("comes-later", 5, 6, 1)),
            *(event("runs-longest", -5, 5, 9), event("comes", 1, 2, 8), event("runs", -1, 5, 2)),
            *(event("runs-newest", -2, 5, 1), document("undated", "Lễ", published_at=NOW)),
        )
        expected = ["comes", "comes-later", "runs-newest", "runs", "runs-longest", "undated"]
        results = engine.search(Query("lễ", sort=Sort.SOON), NOW)
        assert [hit.document.key for hit in results.hits] == [*expected, "over-long-ago", "over"]
        browsed = engine.search(Query(sort=Sort.SOON), NOW)
        assert [hit.document.key for hit in browsed.hits] == [hit.document.key for hit in results.hits]

    def test_a_repair_is_said_and_the_literal_question_is_left_alone(self, filled: Engine) -> None:
        repaired = filled.search(Query("nghi dinhj 30"), NOW)
        assert repaired.hits[0].document.key == "nd30"
        assert repaired.corrected
        literal = filled.search(Query("nghi dinhj 30", is_literal=True), NOW)
        assert literal.total == 0
        assert not literal.corrected


@pytest.mark.django_db
class TestDatabaseEngine(QuestionContract):
    """The built-in engine, on the database of this run."""

    @pytest.fixture
    def engine(self) -> Engine:
        return DatabaseEngine()


@pytest.mark.django_db
class TestElasticsearchEngine(QuestionContract):
    """Elasticsearch on a real server, fed as the worker does: the projection first."""

    @pytest.fixture
    def engine(self, fed: Fed) -> Engine:
        return fed

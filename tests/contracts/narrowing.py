"""What every engine does with trees of values and with dates; part of its contract."""

from datetime import UTC, datetime, timedelta

import pytest

from search.engines.protocol import Engine, Query, Results
from search.facets import Choice
from tests.contracts.items import CITY, WARD
from tests.factories.documents import NOW, document, index, value

SCHOOL = value("Môn học phổ thông")


def local(day: int, hour: int = 0, minute: int = 0, month: int = 10) -> datetime:
    """A moment of 2022 by the clocks of the city, seven hours ahead of UTC."""
    return datetime(2022, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


class NarrowingContract:
    """Subclasses give the fixture `engine`, empty, and `filled`, with `ITEMS` in it."""

    def narrowed(self, engine: Engine, text: str = "", now: datetime = NOW, **filters: object) -> Results:
        asked = {name: (given,) if isinstance(given, str) else given for name, given in filters.items()}
        return engine.search(Query(text, {name.rstrip("_"): given for name, given in asked.items()}), now)

    def found(self, results: Results) -> set[str]:
        return {hit.document.key for hit in results.hits}

    def lines(self, results: Results, name: str) -> dict[str, Choice]:
        facet = next(facet for facet in results.facets if facet.name == name)
        return {choice.code: choice for choice in facet.choices}

    # trees

    def test_a_line_of_a_tree_says_what_it_is_part_of(self, filled: Engine) -> None:
        lines = self.lines(self.narrowed(filled), "unit")
        assert lines[WARD.code].parent == CITY.code
        assert lines["Trường Tiểu học Đức Xuân"].parent == WARD.code
        assert lines[CITY.code].parent == ""
        assert all(line.parent == "" for line in self.lines(self.narrowed(filled), "type").values())

    def test_a_broader_subject_holds_its_parts(self, filled: Engine) -> None:
        toan = {"subject": value("Toán"), "subjects_above": (SCHOOL,)}
        itself = {"subject": SCHOOL}
        filled_more = [document("toan6", "Toán lớp 6", **toan), document("chung", "Đề chung", **itself)]
        index(filled, *filled_more, version=2)
        results = self.narrowed(filled, subject=SCHOOL.code)
        assert self.found(results) == {"toan6", "chung"}
        lines = self.lines(results, "subject")
        assert (lines[SCHOOL.code].count, lines["Toán"].count, lines["Toán"].parent) == (2, 1, SCHOOL.code)

    def test_a_chosen_line_without_results_keeps_its_name_and_place(self, engine: Engine) -> None:
        school = (value("s"), value("w"), value("c"))
        named = tuple(type(one)(one.code, f"Đơn vị {one.code}") for one in school)
        index(engine, document("a", "Bài", units=named), document("b", "Lớp", type="COURSE"))
        line = self.lines(self.narrowed(engine, type="COURSE", unit="s"), "unit")["s"]
        assert (line.label, line.count, line.is_chosen, line.parent) == ("Đơn vị s", 0, True, "w")

    def test_a_renamed_and_moved_value_shows_as_it_is_now(self, engine: Engine) -> None:
        old, new = value("cu"), value("moi")
        index(engine, document("a", "Bài", units=(value("s"), old)))
        index(engine, document("a", "Bài", units=(value("s"), new)), version=2)
        lines = self.lines(self.narrowed(engine), "unit")
        assert lines["s"].parent == "moi"
        assert "cu" not in lines

    # dates

    @pytest.fixture
    def dated(self, engine: Engine) -> Engine:
        """Tuesday 4 October 2022 is today."""
        index(
            engine,
            document("hom-qua", "Bài 1", starts_at=local(3, 20), ends_at=local(4)),
            document("sang-nay", "Bài 2", starts_at=local(4, 8), ends_at=local(4, 9)),
            document("dem-nay", "Bài 3", starts_at=local(4, 23, 59)),
            document("ngay-mai", "Bài 4", starts_at=local(5)),
            document("ca-thang", "Bài 5", starts_at=local(20, month=9), ends_at=local(20)),
            document("chu-nhat", "Bài 6", starts_at=local(9, 23), ends_at=local(10, 1)),
            document("cuoi-thang", "Bài 7", starts_at=local(31, 23)),
            document("thang-sau", "Bài 8", starts_at=local(1, month=11)),
            document("khong-ngay", "Bài 9"),
        )
        return engine

    @pytest.mark.parametrize(
        ("when", "keys"),
        [
            ("today", {"sang-nay", "dem-nay", "ca-thang"}),
            ("week", {"hom-qua", "sang-nay", "dem-nay", "ngay-mai", "ca-thang", "chu-nhat"}),
            ("weekend", {"chu-nhat", "ca-thang"}),
            (
                "month",
                {"hom-qua", "sang-nay", "dem-nay", "ngay-mai", "ca-thang", "chu-nhat", "cuoi-thang"},
            ),
        ],
    )
    @pytest.mark.parametrize("text", ["", "bài"])
    def test_what_is_on_is_reckoned_in_the_citys_time(self, dated: Engine, text, when, keys) -> None:
        results = self.narrowed(dated, text, when=when)
        assert self.found(results) == keys
        assert self.lines(results, "when")[when].count == len(keys)
        assert list(self.lines(self.narrowed(dated, text), "when")) == ["today", "week", "weekend", "month"]

    def test_it_depends_on_the_moment_of_asking(self, dated: Engine) -> None:
        before_midnight, after = local(4, 23, 59), local(5)
        assert "dem-nay" in self.found(self.narrowed(dated, now=before_midnight, when="today"))
        assert self.found(self.narrowed(dated, now=after, when="today")) == {"ngay-mai", "ca-thang"}

    def test_times_add_up_and_labels_are_understood(self, dated: Engine) -> None:
        both = self.narrowed(dated, when=("today", "weekend"))
        assert self.found(both) == {"sang-nay", "dem-nay", "ca-thang", "chu-nhat"}
        assert self.found(self.narrowed(dated, when="Hôm nay")) == self.found(
            self.narrowed(dated, when="today")
        )
        assert self.narrowed(dated, when="hom kia").total == 0

    @pytest.mark.parametrize(
        ("days", "keys"),
        [
            ({"from_": "2022-10-09"}, {"ca-thang", "chu-nhat", "cuoi-thang", "thang-sau"}),
            ({"to": "2022-10-03"}, {"hom-qua", "ca-thang"}),
            ({"from_": "2022-10-10", "to": "2022-10-10"}, {"chu-nhat", "ca-thang"}),
            ({"from_": "05/10/2022", "to": "5/10"}, {"ngay-mai", "ca-thang"}),
            ({"from_": "2022-12-01"}, set()),
        ],
    )
    def test_two_dates_narrow_and_either_may_be_left_out(self, dated: Engine, days, keys) -> None:
        assert self.found(self.narrowed(dated, **days)) == keys

    @pytest.mark.parametrize(
        "days",
        [
            {"from_": "31/02"},
            {"from_": "2022-10-09", "to": "2022-10-08"},
            {"to": "mai"},
            {"from_": "0000-01-01"},
            {"to": "9999-12-31"},
            {"from_": "٢٠٢٢-10-09"},
        ],
    )
    def test_wrong_dates_narrow_nothing(self, dated: Engine, days) -> None:
        assert self.narrowed(dated, **days).total == 9

    def test_counts_under_two_dates_are_what_a_click_gives(self, dated: Engine) -> None:
        days = {"from_": "2022-10-05", "to": "2022-10-09"}
        for line in self.lines(self.narrowed(dated, **days), "when").values():
            assert self.narrowed(dated, **days, when=line.code).total == line.count

"""Days in questions, however they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import dates
from search.analysis.tokens import tokenize

TUESDAY = date(2022, 10, 4)
WEEKEND = ["lich08102022", "lich09102022"]


def said(text: str, today: date | None = TUESDAY) -> list[list[str]]:
    return [
        [" ".join(words) for words in equal.others if words[0].startswith("lich")]
        for equal in dates.find(text, list(tokenize(text)), today)
    ]


@pytest.mark.parametrize("text", ["22/12", "ngày 22 tháng 12"])
def test_a_day_may_be_written_in_a_text_either_way(text: str) -> None:
    (equal,) = dates.find(text, list(tokenize(text)), TUESDAY)
    assert {("22", "12"), ("22", "tháng", "12")} <= set(equal.others)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3/10", ["lich0310"]),
        ("03-10", ["lich0310"]),
        ("sự kiện 03/10/2022", ["lich03102022"]),
        ("ngày 3 tháng 10", ["lich0310"]),
        ("ngay 3 thang 10 nam 2022", ["lich03102022"]),
        ("ngày 3/10", ["lich0310"]),
        ("mùng 3 tháng 10", ["lich0310"]),
        ("29/2", ["lich2902"]),
        ("tháng 10", ["lichthang10"]),
        ("thang 10 nam 2022", ["lichthang102022"]),
        ("tháng 10/2022", ["lichthang102022"]),
        ("10/2022", ["lichthang102022"]),
        ("hôm nay", ["lich04102022"]),
        ("hom nay", ["lich04102022"]),
        ("ngày mai có gì", ["lich05102022"]),
        ("cuối tuần này", WEEKEND),
        ("tuần này", ["lichtuan402022"]),
        ("tuần sau", ["lichtuan412022"]),
        ("tháng này", ["lichthang102022"]),
        ("tháng sau", ["lichthang112022"]),
    ],
)
def test_a_day_is_understood(text: str, meant: list[str]) -> None:
    assert said(text) == [meant]


@pytest.mark.parametrize(
    "text",
    [
        *("31/2", "3 10", "13/13", "lớp 5", "hôm này", "tháng 13", "tháng", "ngày", "3/10/9"),
        *("30/2020/NĐ-CP", "thông tư 12/2022", "nghị định 5/10", "số 12/2022", "TT 03/10/2014"),
    ],
)
def test_what_is_no_day_is_left_alone(text: str) -> None:
    assert said(text) == []


def test_without_a_today_nothing_is_relative() -> None:
    assert said("hôm nay", today=None) == []


@pytest.mark.parametrize("today", [date(2022, 10, 8), date(2022, 10, 9)])
def test_on_a_weekend_it_is_this_one(today: date) -> None:
    assert said("cuối tuần", today) == [WEEKEND]


def test_after_december_comes_january() -> None:
    assert said("tháng tới", date(2022, 12, 5)) == [["lichthang012023"]]
    assert said("ngày mai", date(2022, 12, 31)) == [["lich01012023"]]


def test_what_is_short_is_found_on_each_day_and_what_is_long_on_its_first() -> None:
    short = dates.words(date(2022, 9, 30), date(2022, 10, 2))
    assert {"lich3009", "lich01102022", "lich0210", "lichthang09", "lichthang10"} <= set(short)
    assert len(short) == len(set(short))
    assert "lich0210" not in dates.words(date(2022, 10, 1), date(2022, 10, 30))
    assert "lich0110" in dates.words(date(2022, 10, 1), date(2022, 9, 1))


@given(st.dates(min_value=date(1900, 1, 2)))
def test_every_day_is_found_as_it_is_written(on: date) -> None:
    words = set(dates.words(on))
    for text in (f"{on.day}/{on.month}", f"ngày {on.day} tháng {on.month}", f"tháng {on.month}", "hôm nay"):
        assert set(said(text, on)[0]) <= words
    if 1900 < on.year < 3000:
        assert set(said(f"{on:%d/%m/%Y}")[0]) <= words


@given(st.text(max_size=60))
def test_any_string_may_be_asked(text: str) -> None:
    list(dates.find(text, list(tokenize(text)), TUESDAY))

"""Grades that are counted off together, in whatever text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import dates, grades
from search.analysis.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Toán lớp 3, 4, 5", "3 4 5"),
        ("lớp 4-5", "4 5"),
        ("Khối 6 – 9", "6 7 8 9"),
        ("từ lớp 3 đến lớp 6", "3 4 5 6"),
        ("lớp 10 tới 12", "10 11 12"),
        ("lớp 1, lớp 2 và lớp 3", "1 2 3"),
        ("lop 8 va 9", "8 9"),
        ("lớp 1, 3-5", "1 3 4 5"),
    ],
)
def test_grades_are_read_where_they_are_counted_off(text: str, numbers: str) -> None:
    assert list(grades.mentioned(text)) == [f"lớp {number}" for number in numbers.split()]


@pytest.mark.parametrize(
    "text",
    [
        *("lớp 5", "lớp 5/1", "lớp 5, 20 bài", "lớp 5 và phụ huynh", "lớp 9, 8", "lớp 3 4"),
        *("trẻ 4-5", "lớp 4-5 tuổi", "lớp 13, 14", "lớp", "lớp 4,", "lớp 0-5", "lợp 3, 4"),
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert list(grades.mentioned(text)) == []


@given(st.text(alphabet="lớpkhối 0123456789,-–đếnvà/", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert all(1 <= int(found.split()[1]) <= grades.HIGHEST for found in grades.mentioned(text))


def test_two_grades_are_no_day() -> None:
    text = "toán lớp 4-5"
    assert not list(dates.find(text, list(tokenize(text)), None))
    text = "họp 4-5"
    assert list(dates.find(text, list(tokenize(text)), None))

"""Rows of a catalog file become items, or are refused with a reason."""

import pytest

from courses.demo import items, tables
from courses.demo.items import ItemType
from tests.factories.units import UnitFactory

ROW = {
    "id": "HL1",
    "type": "Học liệu",
    "title": "Toán lớp 5",
    "description": "Bài tập",
    "subject": "Toán",
    "level": "Tiểu học",
    "licence": "CC BY 4.0",
    "unit": "Trường A",
}


def parse(*rows):
    unit = UnitFactory.build(name="Trường A")
    table = tables.Table(rows=[tables.Row(line, row) for line, row in enumerate(rows, start=2)])
    return items.parse(table, {"Trường A": unit}.get)


def test_a_whole_row_is_taken():
    taken, problems = parse(ROW)
    assert not problems
    assert taken[0].type is ItemType.RESOURCE
    assert taken[0].licence == "CC_BY"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", ""),
        ("id", "x" * 41),
        ("title", ""),
        ("title", "x" * 256),
        ("type", "Phim"),
        ("unit", "Trường B"),
        ("licence", "Không áp dụng"),
        ("licence", "CC BY 3.0"),
        ("subject", "x" * 81),
    ],
)
def test_a_row_that_cannot_be_taken_is_reported_and_the_next_is_taken(column, value):
    taken, problems = parse(ROW | {column: value}, ROW | {"id": "HL2"})
    assert [item.key for item in taken] == ["HL2"]
    assert [problem.line for problem in problems] == [2]


def test_of_two_rows_with_one_id_the_first_is_taken():
    taken, problems = parse(ROW, ROW | {"title": "Khác"})
    assert [item.title for item in taken] == ["Toán lớp 5"]
    assert [problem.line for problem in problems] == [3]


@pytest.mark.parametrize(
    ("written", "code"),
    [("cc-by-sa 4.0", "CC_BY_SA"), ("CC0", "CC0"), ("Phạm vi công cộng", "PUBLIC_DOMAIN")],
)
def test_licences_are_understood_as_people_write_them(written, code):
    assert parse(ROW | {"licence": written})[0][0].licence == code


@pytest.mark.parametrize("written", ["Khoá học trực tuyến", "KHÓA HỌC", "khóa  học trực tuyến"])
def test_types_are_understood_whatever_their_accents_and_case(written):
    assert parse(ROW | {"type": written})[0][0].type is ItemType.COURSE


@pytest.mark.parametrize(
    ("written", "code"), [("Trực tiếp", "ON_SITE"), ("on-site", "ON_SITE"), ("BOTH", "BOTH")]
)
def test_a_mode_is_understood(written, code):
    assert parse(ROW | {"mode": written})[0][0].mode == code


@pytest.mark.parametrize("written", ["2022-10-03", "03/10/2022", "2022-10-03T08:00"])
def test_a_day_is_understood(written):
    assert parse(ROW | {"starts_on": written})[0][0].starts_on.isoformat() == "2022-10-03"


@pytest.mark.parametrize("column", ["mode", "starts_on"])
def test_a_mode_or_day_that_cannot_be_read_is_noted_and_the_row_is_taken(column):
    taken, problems = parse(ROW | {column: "hôm nào đó"})
    assert len(taken) == 1
    assert len(problems) == 1

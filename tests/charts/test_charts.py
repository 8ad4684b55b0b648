"""Charts: what they show, what they say, what they never draw."""

import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override as language
from hypothesis import given
from hypothesis import strategies as st

from hub.charts.bars import bar, percent
from hub.charts.columns import Column, ColumnChart
from hub.charts.sun import sun

CHART = ColumnChart(
    key="c",
    finding="Đông nhất là <1.284> lượt.",
    columns=[
        Column("T2", "03/10", 920, 364),
        Column("T3", "04/10", 0, 0, is_today=True),
        Column("T4", "05/10", None, None),
        Column("T5", "06/10", None, None, is_to_come=True),
    ],
    first_label="Trực tiếp",
    second_label="Trực tuyến",
)
both = pytest.mark.parametrize("drawing", ["wide", "narrow"])


@both
def test_a_chart_is_a_picture_whose_title_says_the_finding(drawing):
    svg = ElementTree.fromstring(getattr(CHART, drawing))
    title = svg.find("title")
    assert svg.attrib["role"] == "img"
    assert title.text == "Đông nhất là <1.284> lượt."
    assert svg.attrib["aria-labelledby"] == title.attrib["id"]


def test_the_two_drawings_have_different_ids():
    ids = re.findall(r' id="([^"]+)"', CHART.wide + CHART.narrow)
    assert len(ids) == len(set(ids)) == 2


@both
def test_values_stand_above_the_columns_grouped_in_thousands(drawing):
    with language("vi"):
        assert ">1.284</text>" in getattr(CHART, drawing)
    with language("en"):
        assert ">1,284</text>" in getattr(CHART, drawing)


@both
def test_no_data_is_a_word_and_never_a_column_without_height(drawing):
    svg = getattr(CHART, drawing)
    assert svg.count("<rect") == 2
    assert 'height="0' not in svg
    assert "…" in svg


def test_a_day_to_come_says_so_where_there_is_room():
    with language("vi"):
        assert "chưa tới" in CHART.wide
        assert "chưa tới" not in CHART.narrow


def test_a_day_on_which_nobody_came_says_zero():
    assert ">0</text>" in CHART.wide


def test_there_is_a_gap_between_the_two_colours_and_together_they_are_as_high_as_the_sum():
    first, second = (
        dict(re.findall(r'(y|height)="([\d.]+)"', rect)) for rect in re.findall("<rect[^>]+>", CHART.wide)
    )
    assert float(first["y"]) - (float(second["y"]) + float(second["height"])) == pytest.approx(2, abs=0.2)
    assert float(first["y"]) + float(first["height"]) - float(second["y"]) == pytest.approx(160, abs=0.2)


def test_the_same_numbers_stand_in_a_table():
    with language("vi"):
        html = render_to_string("components/chart.html", {"chart": CHART})
    assert '<td class="number">1.284</td>' in html
    assert '<td class="number">…</td>' in html
    assert html.count("<tr>") == 5


def test_a_chart_of_no_days_is_still_a_chart():
    empty = ColumnChart(key="e", finding="Chưa có số.", columns=[], first_label="a", second_label="b")
    ElementTree.fromstring(empty.wide)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_bar_never_leaves_its_frame(part, whole):
    assert 0 <= percent(part, whole) <= 100
    ElementTree.fromstring(bar(part, whole))


@pytest.mark.parametrize(("days", "come"), [(1, 0), (7, 4), (7, 7), (7, 9), (14, 3), (31, 31)])
def test_the_sun_has_a_ring_a_day_and_fills_those_that_have_come(days, come):
    svg = sun(days=days, come=come)
    ElementTree.fromstring(svg)
    dotted = svg.count("stroke-dasharray")
    assert dotted == max(0, days - come)
    assert svg.count(" 300A") == days
    assert "aria-hidden" in svg


def test_a_week_without_days_is_refused():
    with pytest.raises(ValueError, match="a day at least"):
        sun(days=0, come=0)

"""The indicators are data: the shipped file, another city's, and what the hub cannot take."""

import pytest

from hub.reports import loading, sections
from hub.reports.models import Indicator
from hub.reports.rules import RULES
from tests.factories import reports

pytestmark = pytest.mark.django_db
HEAD = "code,section,label,unit_of_measure,source,rule\n"


def load(tmp_path, rows, head=HEAD):
    path = tmp_path / "mau.csv"
    path.write_text(head + rows, encoding="utf-8")
    return loading.load_indicators(path)


def test_the_shipped_file_has_47_indicators_and_every_computed_one_has_its_rule():
    report = loading.load_indicators()
    assert (report.created, report.problems) == (47, [])
    auto = set(Indicator.objects.filter(source="AUTO").values_list("code", flat=True))
    assert auto == set(RULES)
    assert loading.load_indicators() == loading.LoadReport()


def test_sections_are_read_off_the_indicators():
    reports.indicators()
    found = sections.from_indicators(Indicator.objects.order_by("position"))
    assert [(one.key, one.number, len(one.indicators)) for one in found][:3] == [
        ("i", "I", 2),
        ("ii-1", "II.1", 6),
        ("ii-2", "II.2", 3),
    ]
    assert found[5].title == "II.5. Thư viện và văn hóa đọc"
    assert len(found) == 13


def test_sections_without_numbers_get_a_key_of_their_name():
    [one] = sections.from_indicators([Indicator(code="X", section="Đọc sách")])
    assert (one.key, one.number, one.title) == ("doc-sach", "", "Đọc sách")


def test_another_citys_file_replaces_the_template_and_keeps_old_indicators_aside(tmp_path):
    reports.indicators()
    report = load(tmp_path, "C1,1. Khai mạc,Lễ khai mạc,buổi,AUTO,\nZ9,1. Khai mạc,Cờ phướn,lá,MANUAL,\n")
    assert (report.created, report.updated, report.set_aside, report.problems) == (1, 1, 46, [])
    assert list(
        Indicator.objects.filter(is_active=True).order_by("position").values_list("code", flat=True)
    ) == [
        "C1",
        "Z9",
    ]


def test_rows_that_cannot_be_taken_are_reported_and_the_rest_is(tmp_path):
    report = load(
        tmp_path,
        "Q1,I. Một,Máy không biết,cái,AUTO,\nQ2,I. Một,Sai nguồn,cái,GUESS,\n"
        "Q3,I. Một,,cái,MANUAL,\nQ1,I. Một,Hai lần,cái,MANUAL,\nQ4,I. Một,Được,cái,manual,\n",
    )
    assert [problem.partition(":")[0] for problem in report.problems] == [
        "Dòng 2",
        "Dòng 3",
        "Dòng 4",
        "Dòng 5",
    ]
    assert list(Indicator.objects.order_by("position").values_list("code", "source")) == [
        ("Q1", "MANUAL"),
        ("Q4", "MANUAL"),
    ]


def test_a_file_without_its_columns_or_in_another_encoding_is_refused_whole(tmp_path):
    assert load(tmp_path, "A;B\n", head="x;y\n").problems
    path = tmp_path / "sai.csv"
    path.write_bytes("Lễ".encode("utf-16"))
    assert loading.load_indicators(path).problems
    assert not Indicator.objects.exists()


def test_semicolons_part_the_columns_too(tmp_path):
    report = load(tmp_path, "Q4;I. Một;Được;cái;MANUAL;\n", head=HEAD.replace(",", ";"))
    assert report.created == 1

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from hub.units.loading import load_units
from hub.units.models import Placement, Unit

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
HEAD = "code,name,kind,parent,gso_code,aliases,note\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path):
    def load(text, head=HEAD, encoding="utf-8"):
        path = tmp_path / "units.csv"
        path.write_bytes((head + text).encode(encoding))
        return load_units(path, now=NOW)

    return load


def parent_of(code):
    return Placement.objects.get(unit__code=code, valid_to=None).parent.code


def test_parents_may_stand_below_their_children(load):
    report = load("p,Phường Một,WARD,tp,001,,\ntp,Thành phố,CITY,,,,\n")
    assert (report.created, report.updated, report.problems) == (2, 0, [])
    assert parent_of("p") == "tp"
    assert Placement.objects.get().valid_from is None


def test_a_second_load_changes_nothing_and_a_third_brings_up_to_date(load):
    text = "tp,Thành phố,CITY,,,,\np,Phường Một,WARD,tp,001,P1|P.1,ghi chú\n"
    load(text)
    assert (lambda r: (r.created, r.updated, r.problems))(load(text)) == (0, 0, [])
    assert load(text.replace("Phường Một", "Phường Hai")).updated == 1
    unit = Unit.objects.get(code="p")
    assert set(unit.aliases.values_list("name", flat=True)) == {"P1", "P.1", "Phường Một"}


def test_a_new_parent_in_the_file_moves_the_unit_from_today(load):
    load("a,Xã A,COMMUNE,,,,\nb,Xã B,COMMUNE,,,,\nc,Trường C,SCHOOL,a,,,\n")
    load("a,Xã A,COMMUNE,,,,\nb,Xã B,COMMUNE,,,,\nc,Trường C,SCHOOL,b,,,\n")
    assert parent_of("c") == "b"
    assert Placement.objects.get(unit__code="c", parent__code="a").valid_to == date(2026, 11, 22)


def test_rows_it_cannot_take_are_reported_with_their_line_and_the_rest_is_loaded(load):
    report = load(
        "ok,Phường Được,WARD,,,,\n"
        ",Không mã,WARD,,,,\n"
        "kind,Loại lạ,PLANET,,,,\n"
        "noname,,WARD,,,,\n"
        "mã có dấu,Tên,WARD,,,,\n"
        "ok,Lần nữa,WARD,,,,\n"
        f"long,{'x' * 201},WARD,,,,\n"
        "orphan,Xã mồ côi,COMMUNE,nowhere,,,\n"
        "\n"
        "gso,Xã Số,COMMUNE,,12345678901,,\n"
        "short\n"
    )
    assert set(Unit.objects.values_list("code", flat=True)) == {"ok", "orphan"}
    assert Unit.objects.get(code="ok").name == "Phường Được"
    found = " ".join(report.problems)
    for line in (3, 4, 5, 6, 7, 8, 9, 11, 12):
        assert f"{line}:" in found, found
    assert report.created == 2
    assert len(report.problems) == 9


def test_a_circle_in_the_file_is_reported_and_leaves_a_tree(load):
    report = load("a,A,WARD,b,,,\nb,B,WARD,a,,,\nself,C,WARD,self,,,\n")
    assert report.created == 3
    assert len(report.problems) == 2
    assert Placement.objects.count() == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_byte_order_mark_and_semicolons_are_read(load, encoding):
    report = load("p;Phường Một;WARD\n", head="Code;Name;Kind\n", encoding=encoding)
    assert (report.created, report.problems) == (1, [])


def test_decomposed_letters_are_stored_composed(load):
    load("p,Phu\u031bo\u031bng,ward,,,,\n")
    assert Unit.objects.get().name == "Phương"


def test_a_file_that_is_no_unit_table_is_reported(load):
    assert load("a,b\n", head="x,y\n").problems
    assert load("", head="").problems
    assert load("p,Phường,WARD,,,,\n", encoding="utf-16").problems
    assert not Unit.objects.exists()


def test_dates_beside_the_usual_columns_are_taken(load):
    report = load(
        "p,Phường,WARD,2020-01-01,2025-06-30\nq,Xã,COMMUNE,soon,\n",
        head="code,name,kind,valid_from,valid_to\n",
    )
    unit = Unit.objects.get()
    assert (unit.valid_from, unit.valid_to) == (date(2020, 1, 1), date(2025, 6, 30))
    assert len(report.problems) == 1


def test_who_owes_a_report(load):
    load(
        "tp,Thành phố,CITY,,,,\np,Phường,WARD,tp,,,\nt,Trường xã,SCHOOL,p,,,\n"
        "tt,Trường tỉnh,SCHOOL,,,,\ndn,Doanh nghiệp,ENTERPRISE,tp,,,\n"
    )
    assert set(Unit.objects.filter(owes_report=True).values_list("code", flat=True)) == {"p", "t"}


def test_what_a_coordinator_decided_about_reporting_survives_a_reload(load):
    load("p,Phường,WARD,,,,\n")
    Unit.objects.update(owes_report=False)
    load("p,Phường,WARD,,,,đổi\n")
    assert Unit.objects.get().owes_report is False

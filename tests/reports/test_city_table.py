"""The city's table, on the screen and as a file."""

import io

import pytest
from openpyxl import load_workbook

from hub.accounts.models import Role
from hub.participation.models import Kind
from hub.reports import city_table, spreadsheet
from hub.reports.actions import writing
from hub.subjects import Subject
from tests.factories import ledger as make
from tests.factories import reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(home):
    return make.unit(kind="CITY", owes_report=False, name="Thành phố Bắc Kạn")


@pytest.fixture
def week(city):
    reports.indicators()
    return make.edition(organizer=city)


@pytest.fixture
def coordinator(city, client_of):
    return client_of(Role.COORDINATOR, city)


def wards(city, count):
    return [make.unit(parent=city, name=f"Phường {number:02}") for number in range(count)]


def filled(week, city):
    """Two wards, one of them sent, and a person in both."""
    first, second = wards(city, 2)
    person = make.person()
    make.happened(first, person=person)
    make.happened(second, person=person)
    giver = Subject("ORGANISATION", "G1", "Doanh nghiệp", "")
    for unit in (first, second):
        make.happened(unit, kind=Kind.GIFT_RECEIVED, topic="MONEY", subject=giver, amount=7_250_000)
    reports.save(first, week, values={"A1": 3})
    writing.correct(
        first,
        week,
        reports.indicators()["D4"],
        value=10,
        reason="=1+1",
        by=make.person(display_name="+Hải"),
        now=make.NOON,
    )
    reports.submit(first, week)
    make.happened(first, quantity=50)
    return first, second


def test_the_citys_table_adds_what_adds_up_and_counts_people_over_the_city(week, city):
    filled(week, city)
    table = city_table.read(week)
    numbers = {code: [row.lines[code].value for row in table.rows] for code in ("D4", "D5", "H1", "H3", "A1")}
    assert numbers == {
        "D4": [0, 10, 1],  # frozen and corrected; as it stands now
        "D5": [0, 1, 1],
        "H1": [0, 1, 1],
        "H3": [0, 7_250_000, 7_250_000],
        "A1": [None, 3, None],
    }
    totals = {code: table.totals[code] for code in ("D4", "D5", "H1", "H3", "A1", "A2")}
    assert totals == {"D4": 11, "D5": 1, "H1": 1, "H3": 14_500_000, "A1": 3, "A2": None}
    assert [unit.name for unit in table.missing] == ["Phường 01"]


def test_the_citys_table_is_shown_by_section(coordinator, week, city):
    filled(week, city)
    page = coordinator.get("/dieu-phoi/2022/so-lieu/?phan=ii-7").content.decode()
    assert "14.500.000" in page
    assert "1 đơn vị chưa nộp báo cáo" in page
    assert coordinator.get("/dieu-phoi/2022/so-lieu/?phan=la-gi").status_code == 200


def test_the_workbook_keeps_blanks_empty_and_lets_no_formula_in(coordinator, week, city):
    first, _second = filled(week, city)
    first.name = "=HYPERLINK(1)"
    first.save()
    response = coordinator.get("/dieu-phoi/2022/so-lieu.xlsx")
    assert response["Content-Disposition"] == 'attachment; filename="tuan-le-2022.xlsx"'
    book = load_workbook(io.BytesIO(response.content))
    assert len(book.sheetnames) == 15
    sheet = book["Tất cả số liệu"]
    head = [cell.value for cell in sheet[4]]
    by_name = {row[1].value: row for row in sheet.iter_rows(min_row=5)}
    first_blank = head.index("A2. Cuộc họp triển khai (cuộc)")
    assert by_name["Phường 01"][first_blank].value is None
    assert by_name["=HYPERLINK(1)"][1].data_type == "s"
    assert by_name["Tổng cộng"][head.index("H3. Số tiền (đồng)")].value == 14_500_000
    [correction] = list(book["Số đã sửa"].iter_rows(min_row=2, values_only=True))
    assert correction[:7] == ("=HYPERLINK(1)", "D4", "Lượt người học", 1, 10, "=1+1", "+Hải")
    assert all(cell.data_type != "f" for page in book for row in page for cell in row)


def test_the_csv_lets_no_formula_in_either(coordinator, week, city):
    first, _second = filled(week, city)
    first.name = "@SUM(A1)"
    first.save()
    text = coordinator.get("/dieu-phoi/2022/so-lieu.csv").content.decode()
    assert text.startswith("\ufeffSTT,Đơn vị")
    assert "\n1,'@SUM(A1)," in text
    assert len(text.strip().splitlines()) == 5


def test_control_characters_do_not_break_the_workbook(week, city):
    ward = wards(city, 1)[0]
    ward.name = "Phường\x0b Một"
    ward.save()
    assert spreadsheet.xlsx(city_table.read(week), now=make.NOON)


@pytest.mark.parametrize("count", [3, 20])
def test_the_citys_table_costs_the_same_however_many_units_there_are(
    week, city, count, django_assert_num_queries
):
    for unit in wards(city, count):
        reports.save(unit, week, values={"A1": 3})
        make.unit(kind="OTHER", owes_report=False, parent=unit)
    with django_assert_num_queries(11):
        city_table.read(week)

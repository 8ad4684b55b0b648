"""What the coordinator sees and does."""

import io
from datetime import timedelta

import pytest
from django.core import mail
from openpyxl import load_workbook

from hub.accounts.models import Role
from hub.participation.models import Channel, Kind
from hub.reports import board as boards
from hub.reports import city_table, spreadsheet
from hub.reports.actions import reminding, submission, writing
from hub.reports.models import ReportReminder, UnitReport
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


def in_every_state(week, city):
    """Five wards, one in each state, in the order of the board."""
    sent, returned, _unbegun, draft, accepted = units = wards(city, 5)
    by = make.person()
    reports.submit(sent, week)
    submission.send_back(reports.submit(returned, week), note="Thiếu ảnh", by=by, now=make.NOON)
    reports.save(draft, week, values={"A1": 3})
    submission.accept(reports.submit(accepted, week), by=by, now=make.NOON)
    return units


def test_units_stand_by_state_and_those_that_have_not_begun_are_listed(week, city):
    units = in_every_state(week, city)
    make.unit(parent=city, owes_report=False, name="Nhà tài trợ")
    found = boards.read(week)
    assert [(row.unit, row.state) for row in found.rows] == list(
        zip(units, ["SUBMITTED", "RETURNED", "NOT_BEGUN", "DRAFT", "ACCEPTED"], strict=True)
    )
    assert (found.sent, [row.unit for row in found.owing]) == (2, units[1:4])
    assert [row.filled for row in found.rows] == [31, 31, None, 32, 31]


def test_visits_and_openings_are_the_ledgers(week, city):
    ward, other = wards(city, 2)
    make.happened(ward, kind=Kind.SESSION_HELD, topic="OPENING", channel=Channel.NONE)
    make.happened(ward, topic="OPENING", quantity=214)
    make.happened(city, quantity=100)
    found = boards.read(week)
    assert [(row.visits, row.opened_on and row.opened_on.day) for row in found.rows] == [
        (214, 4),
        (None, None),
    ]
    assert found.city_visits == 314
    assert [row.unit for row in found.rows] == [ward, other]


def test_the_board_says_how_many_have_sent_and_leads_to_each(coordinator, week, city):
    units = in_every_state(week, city)
    page = coordinator.get("/dieu-phoi/2022/").content.decode()
    assert "2 trên 5 đơn vị đã nộp báo cáo" in page
    assert "Nhắc 3 đơn vị chưa nộp" in page
    for unit in units:
        assert f"/khong-gian/{unit.code}/bao-cao/2022/" in page
    only = coordinator.get("/dieu-phoi/2022/?loc=cho-duyet").content.decode()
    assert f'id="{units[0].code}"' in only
    assert f'id="{units[1].code}"' not in only


def test_nobody_but_a_coordinator_sees_the_citys_screens(week, city, client, client_of):
    ward = wards(city, 1)[0]
    reports.submit(ward, week)
    posts = ["nhac/", f"{ward.code}/duyet/", f"{ward.code}/tra-lai/"]
    others = [client_of(), *(client_of(role, ward) for role in Role if role != Role.COORDINATOR)]
    for rest in ["", "so-lieu/", "so-lieu.xlsx", "so-lieu.csv"]:
        assert client.get(f"/dieu-phoi/2022/{rest}").status_code == 302
        assert {other.get(f"/dieu-phoi/2022/{rest}").status_code for other in others} == {403}
    for rest in posts:
        assert client.post(f"/dieu-phoi/2022/{rest}").status_code == 302
        assert {other.post(f"/dieu-phoi/2022/{rest}").status_code for other in others} == {403}
    assert UnitReport.objects.get().state == "SUBMITTED"
    assert not ReportReminder.objects.exists()


def test_a_year_without_an_edition_is_not_found(coordinator):
    assert coordinator.get("/dieu-phoi/1999/").status_code == 404


def test_the_coordinator_accepts_a_report_or_returns_it_with_a_note(coordinator, week, city):
    first, second = wards(city, 2)
    for unit in (first, second):
        reports.submit(unit, week)
    page = coordinator.get(f"/khong-gian/{first.code}/bao-cao/2022/").content.decode()
    assert f"/dieu-phoi/2022/{first.code}/duyet/" in page

    coordinator.post(f"/dieu-phoi/2022/{first.code}/duyet/")
    refused = coordinator.post(f"/dieu-phoi/2022/{second.code}/tra-lai/", {"note": ""}, follow=True)
    assert "Viết điều đơn vị cần sửa." in refused.content.decode()
    coordinator.post(f"/dieu-phoi/2022/{second.code}/tra-lai/", {"note": "Thiếu ảnh lễ khai mạc."})

    states = dict(UnitReport.objects.values_list("unit__code", "state"))
    assert states == {first.code: "ACCEPTED", second.code: "RETURNED"}
    again = coordinator.post(f"/dieu-phoi/2022/{first.code}/tra-lai/", {"note": "Muộn rồi"}, follow=True)
    assert "vừa chuyển trạng thái" in again.content.decode()
    assert coordinator.post("/dieu-phoi/2022/khong-co/duyet/").status_code == 404


def test_reminders_go_to_organizers_of_those_who_owe_and_not_twice(
    coordinator, week, city, django_capture_on_commit_callbacks
):
    told, silent, sent = wards(city, 3)
    make.member(Role.ORGANIZER, told, email="hai@example.org")
    make.member(Role.TEACHER, told, email="co.giao@example.org")
    make.member(Role.ORGANIZER, sent, email="xong@example.org")
    make.member(Role.ORGANIZER, silent)
    reports.submit(sent, week)

    with django_capture_on_commit_callbacks(execute=True):
        page = coordinator.post("/dieu-phoi/2022/nhac/", follow=True).content.decode()
        coordinator.post("/dieu-phoi/2022/nhac/")

    assert "Đã nhắc 2 đơn vị (1 thư)" in page
    assert "Chưa có người phụ trách nào có thư điện tử: Phường 01." in page
    [letter] = mail.outbox
    assert letter.to == ["hai@example.org"]
    assert "Báo cáo Tuần lễ 2022 của Phường 00" in letter.subject
    assert f"/khong-gian/{told.code}/bao-cao/2022/" in letter.body
    assert list(ReportReminder.objects.order_by("unit__name").values_list("unit", "mails")) == [
        (told.pk, 1),
        (silent.pk, 0),
    ]


def test_one_unit_can_be_reminded_alone(coordinator, week, city):
    first, _second = wards(city, 2)
    coordinator.post("/dieu-phoi/2022/nhac/", {"unit": first.code})
    assert [reminder.unit for reminder in ReportReminder.objects.all()] == [first]


def test_the_timer_reminds_three_days_and_one_day_before_the_deadline(week, city):
    ward = wards(city, 1)[0]
    for before, expected in ((100, 0), (71, 1), (50, 1), (23, 2), (1, 2), (-1, 2)):
        reminding.remind_before_deadline(week.report_deadline - timedelta(hours=before))
        assert ReportReminder.objects.filter(unit=ward).count() == expected


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


@pytest.mark.parametrize("count", [3, 30])
def test_the_board_costs_twelve_queries_however_many_units_there_are(
    coordinator, week, city, count, django_assert_max_num_queries
):
    for unit in wards(city, count):
        make.happened(unit, person=make.person())
        reports.save(unit, week, values={"A1": 3})
    with django_assert_max_num_queries(12):
        coordinator.get("/dieu-phoi/2022/")


@pytest.mark.parametrize("count", [3, 20])
def test_the_citys_table_costs_the_same_however_many_units_there_are(
    week, city, count, django_assert_num_queries
):
    for unit in wards(city, count):
        reports.save(unit, week, values={"A1": 3})
        make.unit(kind="OTHER", owes_report=False, parent=unit)
    with django_assert_num_queries(11):
        city_table.read(week)

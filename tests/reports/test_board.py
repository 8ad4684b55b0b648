"""What the coordinator sees and does."""

from datetime import timedelta

import pytest
from django.core import mail

from hub.accounts.models import Role
from hub.participation.models import Channel, Kind
from hub.reports import board as boards
from hub.reports.actions import reminding, submission
from hub.reports.models import ReportReminder, UnitReport
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


@pytest.mark.parametrize("count", [3, 30])
def test_the_board_costs_twelve_queries_however_many_units_there_are(
    coordinator, week, city, count, django_assert_max_num_queries
):
    for unit in wards(city, count):
        make.happened(unit, person=make.person())
        reports.save(unit, week, values={"A1": 3})
    with django_assert_max_num_queries(12):
        coordinator.get("/dieu-phoi/2022/")

"""The overview of a unit's workspace, through the client."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.accounts.models import Role
from hub.participation.models import Channel
from hub.reports.actions import submission
from tests.factories import ledger as make
from tests.factories import reports
from tests.factories.people import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def week(home):
    """A Week whose fourth day is today."""
    reports.indicators()
    today = timezone.localdate()
    return make.edition(
        today.year,
        first_day=today - timedelta(days=3),
        last_day=today + timedelta(days=3),
        report_deadline=timezone.now() + timedelta(days=5),
    )


def test_the_overview_shows_what_is_to_do_and_who_took_part(week, client_of):
    unit = make.unit()
    make.happened(unit, occurred_at=timezone.now(), quantity=26)
    make.happened(unit, occurred_at=timezone.now(), channel=Channel.ONLINE, person=make.person())
    page = client_of(Role.ORGANIZER, unit).get(f"/khong-gian/{unit.code}/").content.decode()
    for said in (
        f"Nộp báo cáo Tuần lễ {week.year}",
        "Máy đã tính 31 chỉ tiêu; đã nhập 0 trên 16 chỉ tiêu còn lại.",
        "<dt>Lượt tham gia</dt><dd>27</dd>",
        "<dt>Người</dt><dd>1</dd>",
        "chưa tới",
        f"{unit.name}: 27 lượt tham gia, đông nhất ngày {timezone.localdate():%d/%m}",
    ):
        assert said in page


def test_a_returned_report_is_the_hot_one_and_a_sent_one_is_done(week, client_of):
    unit = make.unit()
    organizer = client_of(Role.ORGANIZER, unit)
    report = reports.submit(unit, week, now=timezone.now())
    assert 'class="done"' in organizer.get(f"/khong-gian/{unit.code}/").content.decode()

    submission.send_back(report, note="Thiếu ảnh", by=make.person(), now=timezone.now())
    page = organizer.get(f"/khong-gian/{unit.code}/").content.decode()
    assert 'class="hot"' in page
    assert "Sửa báo cáo" in page


def test_a_teacher_is_not_asked_for_the_report_nor_is_a_unit_that_owes_none(week, client_of):
    unit, sponsor = make.unit(), make.unit(kind="ENTERPRISE", owes_report=False)
    for role, where in ((Role.TEACHER, unit), (Role.ORGANIZER, sponsor)):
        client = client_of(role, where)
        assert "Nộp báo cáo" not in client.get(f"/khong-gian/{where.code}/").content.decode()


def test_without_an_edition_the_overview_is_empty_but_stands(home, client_of):
    unit = make.unit()
    page = client_of(Role.ORGANIZER, unit).get(f"/khong-gian/{unit.code}/").content.decode()
    assert "Không có việc nào đang chờ" in page


def test_who_works_for_several_units_chooses_one(home, client_of):
    first, second = make.unit(name="Phường Một"), make.unit(name="Phường Hai")
    client = client_of(Role.ORGANIZER, first)
    MembershipFactory(user=client.user, unit=second, role=Role.TEACHER)
    page = client.get("/don-vi-cua-toi/").content.decode()
    assert "Phường Một" in page
    assert "Phường Hai" in page
    assert "Điều phối" not in page


def test_who_has_no_unit_is_told_what_to_do(home, client_of):
    assert "chưa có vai trò" in client_of().get("/don-vi-cua-toi/").content.decode()


def test_a_coordinator_sees_every_unit_and_the_way_to_the_board(week, client_of):
    unit = make.unit()
    page = client_of(Role.COORDINATOR).get("/don-vi-cua-toi/").content.decode()
    assert unit.name in page
    assert f"/dieu-phoi/{week.year}/" in page


@pytest.mark.parametrize("scale", [1, 3])
def test_the_overview_costs_the_same_however_much_happened(
    week, client_of, scale, django_assert_max_num_queries
):
    unit = make.unit()
    for _ in range(3 * scale):
        make.happened(unit, occurred_at=timezone.now(), person=make.person())
    client = client_of(Role.ORGANIZER, unit)
    with django_assert_max_num_queries(22):
        client.get(f"/khong-gian/{unit.code}/")

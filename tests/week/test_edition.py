"""An edition's page, and the short address that leads to the one that matters now."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from hub.week.models import PlanDocument
from tests.factories.courses import EventPageFactory, at, meeting
from tests.factories.ledger import edition, happened
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_it_tells_the_programme_day_by_day(client, week):
    EventPageFactory(title="Lễ khai mạc", sessions=[meeting(at(3, 8))])
    EventPageFactory(title="Triển lãm sách", sessions=[meeting(at(5, 8))])
    shown = text(client.get(week.url))
    for words in (
        week.theme,
        "Lễ khai mạc",
        "Triển lãm sách",
        'id="ngay-2022-10-05"',
        "23:59, Chủ nhật 09/10/2022",
    ):
        assert words in shown


def test_a_phone_is_first_shown_today_or_the_next_day_that_holds_something(client, week, clock):
    for day in (3, 6):
        EventPageFactory(sessions=[meeting(at(day, 8))])
    first = 'first-shown" id="ngay-2022-10-0'
    for now, shown in ((1, 3), (3, 3), (4, 6), (20, 3)):
        clock.move_to(at(now))
        assert f"{first}{shown}" in text(client.get(week.url))
    days = text(client.get(week.url))
    assert 'href="#ngay-2022-10-03"' in days
    assert 'href="#ngay-2022-10-06"' in days


def test_the_board_says_of_each_ward_whether_its_opening_was_held(client, week, ward):
    UnitFactory(name="Phường Sông Cầu")
    EventPageFactory(unit=ward, event_type="OPENING", sessions=[meeting(at(2, 8))])
    board = text(client.get(week.url)).partition('class="openings"')[2].partition("</ul>")[0]
    assert "Phường Đức Xuân" in board
    assert "Đã tổ chức" in board
    assert "Phường Sông Cầu" in board
    assert "Chưa có ngày" in board


def test_an_opening_outside_the_weeks_days_is_marked(client, week, ward):
    EventPageFactory(unit=ward, event_type="OPENING", sessions=[meeting(at(20, 8))], edition=week)
    assert "Ngoài những ngày của Tuần lễ" in text(client.get(week.url))


def test_the_citys_own_ceremony_and_the_plan_are_there(client, week):
    week.opening_at, week.opening_place = at(3, 8), "Hội trường lớn tầng 2"
    week.save()
    document = get_document_model()(title="Kế hoạch tổ chức Tuần lễ")
    document.file.save("ke-hoach.txt", ContentFile(b"Ke hoach"))
    PlanDocument.objects.create(edition=week, document=document)
    shown = text(client.get(week.url))
    for words in ("Hội trường lớn tầng 2", "08:00, thứ Hai 03/10/2022", "Kế hoạch tổ chức Tuần lễ"):
        assert words.lower() in shown.lower()


def test_a_past_edition_says_that_it_is_over(client, week, clock):
    clock.move_to(at(20))
    happened(UnitFactory(), quantity=655)
    shown = text(client.get(week.url))
    assert "Đã khép lại" in shown
    assert "Đã quá hạn" in shown
    assert "Cập nhật lúc" not in shown


def test_the_short_address_leads_to_the_running_week_and_else_to_the_latest(client, week, clock):
    edition(year=2021)
    assert client.get("/tuan-le/").url == "/tuan-le-2022/"
    clock.move_to(at(20))
    assert client.get("/tuan-le/").url == "/tuan-le-2022/"
    clock.move_to(at(4, year=2021))
    assert client.get("/tuan-le/").url == "/tuan-le-2021/"


def test_without_any_week_the_short_address_is_not_found(client, home):
    assert client.get("/tuan-le/").status_code == 404


@pytest.mark.parametrize("signed_in", [False, True])
def test_it_takes_fifteen_statements_at_most_however_much_there_is(
    client, client_of, django_assert_max_num_queries, week, signed_in
):
    visitor = client_of() if signed_in else client

    def fill():
        for day in (1, 4, 6):
            EventPageFactory(unit=UnitFactory(), event_type="OPENING", sessions=[meeting(at(day, 8))])
            happened(UnitFactory())

    fill()
    visitor.get(week.url)
    with django_assert_max_num_queries(15) as few:
        visitor.get(week.url)
    fill()
    with django_assert_max_num_queries(15) as many:
        visitor.get(week.url)
    assert len(few) == len(many)
    statements = [query["sql"] for query in many.captured_queries]
    assert len(set(statements)) == len(statements)

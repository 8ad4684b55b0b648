"""The home page dresses up for the Week, and stays cheap."""

import pytest
from django.test import Client

from hub.week.models import Promotion
from tests.factories.catalog import ResourceFactory
from tests.factories.courses import (
    ClubPageFactory,
    ContestPageFactory,
    CoursePageFactory,
    EventPageFactory,
    at,
    meeting,
)
from tests.factories.ledger import happened
from tests.factories.people import UserFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def some_of_everything(week, number):
    """That many of each kind of thing that the home page shows."""
    for _count in range(number):
        resource = ResourceFactory()
        EventPageFactory(sessions=[meeting(at(4, 10)), meeting(at(5, 10))])
        CoursePageFactory(sessions=[meeting(at(4, 19)), meeting(at(6, 19))])
        CoursePageFactory(sessions=[meeting(at(20, 19))])
        ClubPageFactory()
        contest = ContestPageFactory()
        Promotion.objects.create(edition=week, resource=resource)
        Promotion.objects.create(edition=week, page=contest, place=Promotion.Place.CONTESTS)
        happened(UnitFactory())


def test_in_the_week_it_tells_theme_day_programme_and_figures(client, week):
    EventPageFactory(title="Lễ khai mạc phường", sessions=[meeting(at(4, 8))])
    ContestPageFactory(title="Công dân số")
    happened(UnitFactory(), quantity=412)
    shown = text(client.get("/"))
    for words in (week.theme, "ngày thứ tư", "Lễ khai mạc phường", "Đang diễn ra", "Công dân số", "412"):
        assert words in shown
    assert "Hôm nay bạn muốn học gì?" not in shown


def test_out_of_the_week_it_is_the_learning_site_and_looks_back(client, week, clock):
    clock.move_to(at(20))
    CoursePageFactory(title="Lớp sắp mở", sessions=[meeting(at(25))])
    ClubPageFactory(title="Câu lạc bộ đọc sách")
    ResourceFactory(title="Học liệu mới")
    shown = text(client.get("/"))
    for words in ("Hôm nay bạn muốn học gì?", "Lớp sắp mở", "Câu lạc bộ đọc sách", "Học liệu mới"):
        assert words in shown
    assert "Tuần lễ 2022 đã khép lại" in shown


def test_before_the_week_it_announces_it(client, week, clock):
    clock.move_to(at(20, month=9))
    assert "Sắp đến Tuần lễ 2022" in text(client.get("/"))


def test_a_site_without_any_week_still_has_a_home(client, home):
    assert "Hôm nay bạn muốn học gì?" in text(client.get("/"))


def test_what_is_near_the_ward_of_the_address_comes_first(client, week, ward):
    for hour in (10, 11, 12, 13):
        EventPageFactory(title=f"Xa lúc {hour}", sessions=[meeting(at(4, hour))])
    EventPageFactory(title="Gần nhà", place="Nhà văn hóa phường Đức Xuân", sessions=[meeting(at(4, 20))])
    agenda = '<ol class="agenda">'
    assert "Gần nhà" not in text(client.get("/")).partition(agenda)[2].partition("</ol>")[0]
    near = text(client.get("/?noi-o=duc-xuan"))
    assert "Gần nhà" in near.partition(agenda)[2].partition("</ol>")[0]
    assert "Hôm nay gần bạn" in near


def test_a_signed_in_residents_own_ward_comes_first_without_asking(client, week, ward):
    client.force_login(UserFactory(home_unit=ward))
    assert "Hôm nay gần bạn" in text(client.get("/"))


@pytest.mark.parametrize("code", ["khong-co", "' OR 1=1 --", "\u0110\u1ee9c"])
def test_an_unknown_ward_in_the_address_shows_the_whole_city(client, week, ward, code):
    assert "Hôm nay trong thành phố" in text(client.get("/", {"noi-o": code}))


def test_a_promotion_shows_in_its_window_only(client, week, clock):
    resource = ResourceFactory(title="Chỉ buổi sáng")
    Promotion.objects.create(edition=week, resource=resource, starts_at=at(4, 8), ends_at=at(4, 10))
    assert "Chỉ buổi sáng" in text(client.get("/"))
    clock.move_to(at(4, 10))
    assert "Chỉ buổi sáng" not in text(client.get("/"))


def test_what_is_not_published_is_not_promoted(client, week):
    Promotion.objects.create(edition=week, resource=ResourceFactory(title="Còn nháp", live=False))
    assert "Còn nháp" not in text(client.get("/"))


@pytest.mark.parametrize("moment", [at(4, 9), at(10, 9)], ids=["week", "everyday"])
@pytest.mark.parametrize("signed_in", [False, True])
def test_it_takes_twelve_statements_at_most_however_much_there_is(
    django_assert_max_num_queries, week, ward, clock, moment, signed_in
):
    client = Client()
    if signed_in:
        client.force_login(UserFactory(home_unit=ward))
    some_of_everything(week, 2)
    clock.move_to(moment)
    client.get("/")
    with django_assert_max_num_queries(12) as few:
        client.get("/")
    clock.move_to(at(4, 9))
    some_of_everything(week, 2)
    clock.move_to(moment)
    with django_assert_max_num_queries(12) as many:
        client.get("/")
    assert len(few) == len(many)
    statements = [query["sql"] for query in many.captured_queries]
    assert len(set(statements)) == len(statements)

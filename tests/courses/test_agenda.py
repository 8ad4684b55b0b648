"""What is on: the Week's programme behind home and the Week's page, and a unit's activities."""

import pytest
from django.template import Context, Template
from wagtail.models import PageViewRestriction

from courses.activities import agenda, programme, queries
from tests.factories.courses import (
    TODAY,
    ClubPageFactory,
    ContestPageFactory,
    CoursePageFactory,
    EventPageFactory,
    at,
    meeting,
)
from tests.factories.ledger import edition
from tests.factories.pages import unit_page
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


def day(number):
    """That day of the Week, with its rows."""
    whole = programme.whole(edition(), now=TODAY)
    return next(day for day in whole.days if day.on == at(number).date())


def test_a_days_programme_says_what_is_on_now():
    EventPageFactory(title="Sáng sớm", sessions=[meeting(at(4, 6))])
    EventPageFactory(title="Đang diễn ra", sessions=[meeting(at(4, 8))])
    CoursePageFactory(title="Tối nay", sessions=[meeting(at(4, 19)), meeting(at(6, 19))])
    EventPageFactory(title="Ngày mai", sessions=[meeting(at(5, 8))])
    found = day(4)
    assert [row.card.title for row in found.agenda] == ["Sáng sớm", "Đang diễn ra", "Tối nay"]
    assert [row.is_now for row in found.agenda] == [False, True, False]
    assert found.count == 3


def test_an_exhibition_is_on_every_day_it_lasts():
    EventPageFactory(title="Triển lãm", sessions=[meeting(at(3, 8), hours=72)])
    assert [each.count for each in programme.whole(edition(), now=TODAY).days] == [0, 0, 1, 1, 1, 1, 0]


def test_cancelled_and_private_and_unpublished_activities_are_not_on():
    cancelled = EventPageFactory(sessions=[meeting(at(4, 10))])
    queries.Activity.objects.filter(pk=cancelled.pk).update(is_cancelled=True, cancelled_at=TODAY)
    private = EventPageFactory(sessions=[meeting(at(4, 10))])
    PageViewRestriction.objects.create(page=private.get_parent(), restriction_type="login")
    EventPageFactory(publish=False, sessions=[meeting(at(4, 10))])
    assert day(4).agenda == []


def test_open_contests_are_those_that_one_can_enter_now():
    window = {"sessions": [], "registration_opens_at": at(1, 0)}
    ContestPageFactory(title="Sau", registration_closes_at=at(7, 23), **window)
    ContestPageFactory(title="Trước", registration_closes_at=at(5, 23), **window)
    ContestPageFactory(title="Hết hạn", registration_closes_at=at(3, 23), **window)
    ContestPageFactory(title="Chưa mở", sessions=[], registration_opens_at=at(6, 0))
    contests = programme.whole(edition(), now=TODAY).contests
    assert [card.title for card in contests] == ["Trước", "Sau"]


def test_the_timeline_tells_each_day_what_stands_out():
    ContestPageFactory(
        title="Công dân số", sessions=[], registration_opens_at=at(1, 0), registration_closes_at=at(7, 23)
    )
    EventPageFactory(title="Khai mạc", sessions=[meeting(at(3, 8))])
    days = programme.whole(edition(), now=TODAY).days
    assert [each.is_past for each in days] == [True, True, True, False, False, False, False]
    assert [each.on for each in days if each.is_today] == [at(4).date()]
    assert [line.label for line in days[2].links] == ["Khai mạc"]
    assert "Công dân số" in days[0].links[0].label
    assert "Công dân số" in days[6].links[0].label


def test_a_units_activities_are_those_to_come_the_next_first():
    ward = UnitFactory()
    CoursePageFactory(title="Sau", unit=ward, sessions=[meeting(at(8))])
    CoursePageFactory(title="Trước", unit=ward, sessions=[meeting(at(5))])
    CoursePageFactory(title="Đã qua", unit=ward, sessions=[meeting(at(2))])
    CoursePageFactory(title="Nơi khác", sessions=[meeting(at(5))])
    assert [card.title for card in agenda.of_unit(ward, now=TODAY)] == ["Trước", "Sau"]


@pytest.mark.parametrize("number", [2, 4])
def test_a_units_activities_cost_the_same_however_much_is_on(number, django_assert_max_num_queries):
    ward = unit_page().unit
    for _ in range(number):
        EventPageFactory(title="Hôm nay", unit=ward, sessions=[meeting(at(4, 10)), meeting(at(5, 10))])
        ClubPageFactory(unit=ward, sessions=[meeting(at(4, 20))])
    source = "{% load activities %}{% unit_activities unit as cards %}{{ cards.0.title }}"
    context = Context({"now": TODAY, "unit": ward})
    agenda.of_unit(ward, now=TODAY)
    with django_assert_max_num_queries(1):
        assert Template(source).render(context) == "Hôm nay"

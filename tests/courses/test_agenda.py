"""What is on: the data behind home, the Week's page and a unit's page."""

import pytest
from django.template import Context, Template
from wagtail.models import PageViewRestriction

from courses.activities import agenda, queries
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


def titles(rows):
    return [row.card.title for row in rows]


def render(source, **context):
    return Template("{% load activities %}" + source).render(Context({"now": TODAY, **context}))


def test_a_days_programme_goes_on_from_now_and_ends_with_what_is_over():
    EventPageFactory(title="Sáng sớm", sessions=[meeting(at(4, 6))])
    EventPageFactory(title="Đang diễn ra", sessions=[meeting(at(4, 8))])
    CoursePageFactory(title="Tối nay", sessions=[meeting(at(4, 19)), meeting(at(6, 19))])
    EventPageFactory(title="Ngày mai", sessions=[meeting(at(5, 8))])
    found = agenda.of_day(at(4).date(), now=TODAY)
    assert titles(found.rows) == ["Đang diễn ra", "Tối nay", "Sáng sớm"]
    assert [row.is_now for row in found.rows] == [True, False, False]
    assert found.total == 3


def test_what_is_near_comes_into_a_short_programme_first():
    ward = UnitFactory()
    EventPageFactory(title="Nơi khác", sessions=[meeting(at(4, 10))])
    EventPageFactory(title="Gần nhà", unit=ward, sessions=[meeting(at(4, 20))])
    found = agenda.of_day(at(4).date(), now=TODAY, near=[ward], limit=1)
    assert titles(found.rows) == ["Gần nhà"]
    assert found.total == 2


def test_an_exhibition_is_on_every_day_it_lasts():
    EventPageFactory(title="Triển lãm", sessions=[meeting(at(3, 8), hours=72)])
    week = edition()
    assert agenda.counts(week)[at(2).date()] == 0
    assert [agenda.counts(week)[at(day).date()] for day in (3, 4, 5, 6)] == [1, 1, 1, 1]


def test_cancelled_and_private_and_unpublished_activities_are_not_on():
    cancelled = EventPageFactory(sessions=[meeting(at(4, 10))])
    queries.Activity.objects.filter(pk=cancelled.pk).update(is_cancelled=True, cancelled_at=TODAY)
    private = EventPageFactory(sessions=[meeting(at(4, 10))])
    PageViewRestriction.objects.create(page=private.get_parent(), restriction_type="login")
    EventPageFactory(publish=False, sessions=[meeting(at(4, 10))])
    assert agenda.of_day(at(4).date(), now=TODAY).rows == []


def test_open_contests_are_those_that_one_can_enter_now():
    window = {"sessions": [], "registration_opens_at": at(1, 0)}
    ContestPageFactory(title="Sau", registration_closes_at=at(7, 23), **window)
    ContestPageFactory(title="Trước", registration_closes_at=at(5, 23), **window)
    ContestPageFactory(title="Hết hạn", registration_closes_at=at(3, 23), **window)
    ContestPageFactory(title="Chưa mở", sessions=[], registration_opens_at=at(6, 0))
    assert [card.title for card in agenda.open_contests(now=TODAY)] == ["Trước", "Sau"]


def test_the_timeline_tells_each_day_what_stands_out():
    ContestPageFactory(
        title="Công dân số", sessions=[], registration_opens_at=at(1, 0), registration_closes_at=at(7, 23)
    )
    EventPageFactory(title="Khai mạc", sessions=[meeting(at(3, 8))])
    days = agenda.days(edition(), now=TODAY)
    assert [day.is_past for day in days] == [True, True, True, False, False, False, False]
    assert [day.on for day in days if day.is_today] == [at(4).date()]
    assert [line.label for line in days[2].links] == ["Khai mạc"]
    assert "Công dân số" in days[0].links[0].label
    assert "Công dân số" in days[6].links[0].label
    assert [day.count for day in days] == [0, 0, 1, 0, 0, 0, 0]


def test_a_units_activities_are_those_to_come_the_next_first():
    ward = UnitFactory()
    CoursePageFactory(title="Sau", unit=ward, sessions=[meeting(at(8))])
    CoursePageFactory(title="Trước", unit=ward, sessions=[meeting(at(5))])
    CoursePageFactory(title="Đã qua", unit=ward, sessions=[meeting(at(2))])
    CoursePageFactory(title="Nơi khác", sessions=[meeting(at(5))])
    assert [card.title for card in agenda.of_unit(ward, now=TODAY)] == ["Trước", "Sau"]


def test_templates_of_other_packages_can_draw_what_is_on():
    ward = unit_page().unit
    EventPageFactory(title="Hôm nay", unit=ward, sessions=[meeting(at(4, 10))])
    week = edition()
    assert "Hôm nay" in render(
        "{% agenda_today near=unit limit=3 as found %}{{ found.rows.0.card.title }}",
        unit=ward,
    )
    assert "7" in render("{% week_timeline edition as days %}{{ days|length }}", edition=week)
    assert "1" in render(
        "{% day_counts edition as counts %}{% for day, count in counts.items %}{{ count }}{% endfor %}",
        edition=week,
    )
    assert "Hôm nay" in render(
        "{% unit_activities unit as cards %}{% for card in cards %}{{ card.title }}{% endfor %}", unit=ward
    )
    assert render("{% open_contests as cards %}{{ cards|length }}") == "0"


@pytest.mark.parametrize("number", [2, 4])
def test_every_tag_costs_the_same_however_much_is_on(number, django_assert_max_num_queries, rf):
    ward, week, request = unit_page().unit, edition(), rf.get("/")
    for _ in range(number):
        EventPageFactory(unit=ward, sessions=[meeting(at(4, 10)), meeting(at(5, 10))])
        ClubPageFactory(unit=ward, sessions=[meeting(at(4, 20))])
        ContestPageFactory(sessions=[], registration_opens_at=at(1), registration_closes_at=at(7))
    context = {"unit": ward, "edition": week, "request": request}
    for source, most in [
        ("{% agenda_today near=unit as found %}", 1),
        ("{% open_contests as cards %}", 1),
        ("{% week_timeline edition as days %}", 2),
        ("{% day_counts edition as counts %}", 1),
        ("{% unit_activities unit as cards %}", 1),
    ]:
        agenda.of_day(at(4).date(), now=TODAY, request=request)
        with django_assert_max_num_queries(most):
            render(source, **context)

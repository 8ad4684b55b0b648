"""Calendar files: whole, in the local zone, moving with what moves, private where they must be."""

import pytest
from django.urls import reverse
from icalendar import Calendar

from courses.activities.models import Activity
from courses.calendar import actions, ics, queries
from courses.calendar.models import CalendarFeed
from courses.enrolment import actions as enrolment
from tests.factories.courses import (
    TODAY,
    ContestPageFactory,
    CoursePageFactory,
    EventPageFactory,
    at,
    meeting,
)
from tests.factories.ledger import edition
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
LINK = "https://hop.example/phong"


def read(response):
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(response.content)


def events(calendar):
    return calendar.walk("VEVENT")


def file_of(client, activity):
    return read(client.get(reverse("courses:calendar", args=[activity.pk])))


def join(activity, person):
    enrolment.join(activity=activity, person=person, by=person, now=TODAY)


def test_each_session_is_an_entry_in_local_time(client, home):
    course = CoursePageFactory(
        title="Yoga", place="Nhà văn hóa", sessions=[meeting(at(6, 6), title="Làm quen"), meeting(at(8, 6))]
    )
    calendar = file_of(client, course)
    first, second = events(calendar)
    assert first["SUMMARY"] == "Yoga: Làm quen"
    assert first["DTSTART"].dt == at(6, 6)
    assert first["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert first["LOCATION"] == "Nhà văn hóa"
    assert first["STATUS"] == "CONFIRMED"
    assert first["UID"] != second["UID"]
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]


def test_an_entry_keeps_its_uid_and_rises_when_it_moves(client, home, clock):
    course = CoursePageFactory(sessions=[meeting(at(6))])
    (before,) = events(file_of(client, course))
    clock.move_to(at(5, 9))
    course.refresh_from_db()
    session = course.sessions.first()
    session.starts_at, session.ends_at = at(7), at(7, 16)
    course.sessions = [session]
    course.save_revision().publish()
    (after,) = events(file_of(client, course))
    assert before["UID"] == after["UID"]
    assert after["DTSTART"].dt == at(7)
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_what_was_called_off_says_so(client, home, clock):
    course = CoursePageFactory(sessions=[meeting(at(6))])
    (before,) = events(file_of(client, course))
    Activity.objects.filter(pk=course.pk).update(is_cancelled=True, cancelled_at=at(5))
    (after,) = events(file_of(client, course))
    assert after["STATUS"] == "CANCELLED"
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_a_contest_without_sessions_stands_at_its_last_moment(client, home):
    contest = ContestPageFactory(title="Công dân số", sessions=[], registration_closes_at=at(7, 23, 59))
    (entry,) = events(file_of(client, contest))
    assert entry["DTSTART"].dt == at(7, 23, 59)
    assert entry["SUMMARY"] == "Ngày cuối: Công dân số"


def test_the_way_into_the_room_is_in_the_files_of_those_alone_who_have_a_place(client, home, client_of):
    course, member = CoursePageFactory(mode="ONLINE", online_link=LINK), client_of()
    join(course, member.user)
    address = reverse("courses:calendar", args=[course.pk])
    assert LINK in member.get(address).content.decode().replace("\r\n ", "")
    assert LINK not in client.get(address).content.decode().replace("\r\n ", "")


def test_an_activity_that_nobody_may_see_has_no_file(client, home):
    draft = CoursePageFactory(publish=False)
    assert client.get(reverse("courses:calendar", args=[draft.pk])).status_code == 404


def test_one_file_holds_all_that_one_has_joined(home, client_of):
    client = client_of()
    join(CoursePageFactory(title="Của tôi"), client.user)
    CoursePageFactory(title="Không phải")
    calendar = read(client.get(reverse("courses:mine_calendar")))
    assert [event["SUMMARY"] for event in events(calendar)] == ["Của tôi"]


def test_the_weeks_file_holds_what_is_on_in_it(client, home):
    week = edition()
    EventPageFactory(title="Trong tuần", sessions=[meeting(at(5))])
    EventPageFactory(title="Ngoài tuần", sessions=[meeting(at(20))])
    EventPageFactory(title="Gắn với tuần", edition=week, sessions=[meeting(at(20))])
    calendar = read(client.get(reverse("courses:week_calendar", args=[2022])))
    assert {event["SUMMARY"] for event in events(calendar)} == {"Trong tuần", "Gắn với tuần"}
    assert client.get(reverse("courses:week_calendar", args=[1999])).status_code == 404


def test_a_private_address_gives_the_calendar_without_log_in_until_it_is_revoked(client, home):
    person = UserFactory()
    join(CoursePageFactory(title="Của tôi"), person)
    feed = actions.make_feed(person=person, by=person, now=TODAY)
    address = reverse("courses:feed", args=[feed.token])
    response = client.get(address)
    assert "Của tôi" in response.content.decode()
    assert "private" in response["Cache-Control"]
    actions.revoke_feed(person=person, by=person, now=TODAY)
    assert client.get(address).status_code == 404


def test_another_address_makes_the_first_one_answer_no_more(client, home):
    person = UserFactory()
    first = actions.make_feed(person=person, by=person, now=TODAY).token
    second = actions.make_feed(person=person, by=person, now=TODAY).token
    assert queries.person_behind(first) is None
    assert queries.person_behind(second) == person
    person.is_active = False
    person.save()
    assert queries.person_behind(second) is None


def test_one_makes_and_revokes_ones_own_address(client, home, client_of):
    member, address = client_of(), reverse("courses:change_feed")
    html = member.post(address, {"viec": "tao"}, follow=True).content.decode()
    assert CalendarFeed.objects.get(person=member.user).token in html
    member.post(address, {"viec": "bo"})
    assert not CalendarFeed.objects.exists()
    assert client.post(address).status_code == 302
    assert member.get(address).status_code == 405


def test_an_empty_calendar_is_a_calendar():
    assert Calendar.from_ical(ics.build([], now=TODAY, name="Trống"))["VERSION"] == "2.0"


def test_a_calendar_costs_the_same_however_much_is_in_it(django_assert_num_queries):
    person = UserFactory()
    for _ in range(4):
        join(CoursePageFactory(sessions=[meeting(at(5)), meeting(at(6))]), person)
    ics.build(queries.of_person(person), now=TODAY, name="x")
    with django_assert_num_queries(2):
        ics.build(queries.of_person(person), now=TODAY, name="x")

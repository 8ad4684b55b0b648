""" "Việc học của tôi": what one has joined, by what comes next."""

from datetime import timedelta

import pytest
from django.urls import reverse

from courses.activities.models import Activity
from courses.attendance.models import Attendance
from courses.enrolment import actions, mine
from tests.factories.courses import (
    TODAY,
    ClubPageFactory,
    ContestPageFactory,
    CoursePageFactory,
    EventPageFactory,
    at,
    joined,
    meeting,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def join(activity, person, now=TODAY):
    return actions.join(activity=activity, person=person, by=person, now=now)


def titles(rows):
    return [row.card.title for row in rows]


def the_page(person, now=TODAY):
    return mine.mine(person, now=now)


def test_what_comes_next_is_on_top():
    person = UserFactory()
    join(EventPageFactory(title="Ngày kia", sessions=[meeting(at(6))]), person)
    join(EventPageFactory(title="Chiều nay", sessions=[meeting(at(4, 14))]), person)
    join(ClubPageFactory(title="Câu lạc bộ", sessions=[meeting(at(2)), meeting(at(9, 20))]), person)
    page = the_page(person)
    assert titles(page.soon) == ["Chiều nay", "Ngày kia", "Câu lạc bộ"]
    assert page.soon[0].card.state.label == "Chiều nay"
    assert page.soon[2].card.starts_at == at(9, 20)


def test_a_course_that_goes_on_shows_how_far_one_has_come():
    person = UserFactory()
    course = CoursePageFactory(sessions=[meeting(at(day)) for day in (1, 3, 6, 8)])
    join(course, person)
    for session in list(course.sessions.order_by("starts_at"))[:2]:
        Attendance.objects.create(session=session, person=person, channel="ON_SITE", recorded_at=TODAY)
    (row,) = the_page(person).learning
    assert (row.done, row.whole, row.progress_label) == (2, 4, "Đã dự 2 trên 4 buổi")


def test_who_waits_reads_their_position():
    person, course = UserFactory(), CoursePageFactory(capacity=25, sessions=[meeting(at(17, month=11))])
    joined(course, 27, now=TODAY)
    join(course, person)
    (row,) = the_page(person).waiting
    assert row.card.state.label == "Thứ 3 trong danh sách chờ"
    assert row.card.place == "Lớp 25 chỗ, khai giảng 17/11"


def test_a_place_that_became_free_is_told_until_it_begins():
    person, course = UserFactory(), CoursePageFactory(title="Yoga", capacity=1, sessions=[meeting(at(8, 6))])
    (first,) = joined(course)
    join(course, person)
    actions.leave(activity=course, person=first.person, by=first.person, now=TODAY)
    (news,) = the_page(person).news
    assert news.title == "Có chỗ rồi! Bạn đã vào “Yoga”."
    assert the_page(person, now=at(8, 7)).news == []


def test_what_was_called_off_is_told():
    person, event = UserFactory(), EventPageFactory(title="Ngày hội", sessions=[meeting(at(6))])
    join(event, person)
    Activity.objects.filter(pk=event.pk).update(
        is_cancelled=True, cancelled_at=TODAY, cancellation_note="Mưa lớn."
    )
    page = the_page(person)
    assert (page.news[0].title, page.news[0].text) == ("Đã hủy: Ngày hội", "Mưa lớn.")
    assert page.soon == []


def test_what_is_over_stays_at_the_end_and_what_was_left_is_gone():
    person = UserFactory()
    past = EventPageFactory(title="Hôm qua", sessions=[meeting(at(3))], now=at(1))
    join(past, person, now=at(1))
    left = EventPageFactory(sessions=[meeting(at(6))])
    join(left, person)
    actions.leave(activity=left, person=person, by=person, now=TODAY)
    page = the_page(person)
    assert titles(page.past) == ["Hôm qua"]
    assert not page.soon


def test_a_contest_stands_at_its_last_day():
    person = UserFactory()
    contest = ContestPageFactory(
        sessions=[], registration_opens_at=at(1), registration_closes_at=at(7, 23, 59)
    )
    join(contest, person)
    (row,) = the_page(person).soon
    assert row.card.starts_at == at(7, 23, 59)


def test_the_page_greets_and_lists(home, client_of):
    client = client_of(display_name="Hoàng Thị Lan")
    html = client.get(reverse("courses:mine")).content.decode()
    assert "Chào Hoàng Thị Lan" in html
    assert "Bạn chưa ghi danh mục nào." in html
    course = CoursePageFactory(title="Học Tày", mode="ONLINE", online_link="https://hop.example/tay")
    join(course, client.user)
    html = client.get(reverse("courses:mine")).content.decode()
    assert "Học Tày" in html
    assert "https://hop.example/tay" in html


def test_the_page_is_for_who_is_signed_in(client, home):
    assert client.get(reverse("courses:mine")).status_code == 302


def test_the_page_costs_the_same_with_twice_as_much_in_it(home, client_of, distinct_queries):
    client = client_of()
    counts = []
    for _ in range(2):
        for number in range(3):
            join(
                CoursePageFactory(sessions=[meeting(at(2)), meeting(TODAY + timedelta(days=number + 1))]),
                client.user,
            )
            full = CoursePageFactory(capacity=1)
            joined(full)
            join(full, client.user)
        client.get(reverse("courses:mine"))
        with distinct_queries(12) as found:
            client.get(reverse("courses:mine"))
        counts.append(len(found))
    assert counts[0] == counts[1]

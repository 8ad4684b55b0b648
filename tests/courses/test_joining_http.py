"""Joining over HTTP: by POST, with log-in on the way, and words for whoever is turned away."""

import pytest
from django.urls import reverse

from courses.enrolment.models import Enrolment
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

pytestmark = pytest.mark.django_db
State = Enrolment.State


def join_url(activity):
    return reverse("courses:join", args=[activity.pk])


def leave_url(activity):
    return reverse("courses:leave", args=[activity.pk])


def state_of(activity, person):
    return Enrolment.objects.get(activity=activity, person=person).state


def test_one_click_joins_and_the_page_says_so(home, client_of):
    course, client = CoursePageFactory(), client_of()
    html = client.post(join_url(course), follow=True).content.decode()
    assert state_of(course, client.user) == State.CONFIRMED
    assert "Bạn đã có chỗ" in html
    assert leave_url(course) in html


def test_a_visitor_signs_in_on_the_way_and_confirms_with_one_click(client, home, client_of):
    event = EventPageFactory(mode="BOTH", capacity=5)
    asked = f"{join_url(event)}?cach=ONLINE"
    response = client.get(asked)
    assert response.status_code == 302
    assert "next=" in response["Location"]
    assert not Enrolment.objects.exists()
    back = client_of()
    html = back.get(asked).content.decode()
    assert html.index('value="ONLINE" checked') > 0
    back.post(join_url(event), {"cach": "ONLINE"})
    assert Enrolment.objects.get().channel == "ONLINE"


def test_a_visitors_post_joins_nobody(client, home):
    course = CoursePageFactory()
    assert client.post(join_url(course)).status_code == 302
    assert not Enrolment.objects.exists()


def test_looking_never_joins(home, client_of):
    course, client = CoursePageFactory(), client_of()
    assert client.get(join_url(course)).status_code == 200
    assert not Enrolment.objects.exists()


def test_who_has_joined_already_is_led_straight_to_the_activity(home, client_of):
    course, client = CoursePageFactory(), client_of()
    client.post(join_url(course))
    assert client.get(join_url(course))["Location"] == f"{course.url}#join"


def test_who_comes_too_late_for_a_place_reads_their_position(home, client_of):
    course, client = CoursePageFactory(capacity=1), client_of()
    joined(course, 3)
    html = client.post(join_url(course), follow=True).content.decode()
    assert "Bạn đứng thứ 3 trong danh sách chờ" in html


def test_leaving_offers_to_join_again(home, client_of):
    course, client = CoursePageFactory(), client_of()
    client.post(join_url(course))
    html = client.post(leave_url(course), follow=True).content.decode()
    assert state_of(course, client.user) == State.LEFT
    assert "Ghi danh lại" in html
    assert "Bạn đã rời" in html


def test_leaving_takes_a_post_and_a_person(client, home, client_of):
    course = CoursePageFactory()
    (enrolment,) = joined(course)
    assert client_of().get(leave_url(course)).status_code == 405
    assert client.post(leave_url(course)).status_code == 302
    client_of().post(leave_url(course))
    assert state_of(course, enrolment.person) == State.CONFIRMED


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"registration_opens_at": at(5, 8)}, "Mở ghi danh lúc 08:00, thứ Tư 05/10/2022"),
        ({"registration_closes_at": at(4, 8)}, "Đã đóng ghi danh lúc 08:00, thứ Ba 04/10/2022"),
        ({"sessions": [meeting(at(3))]}, "Hoạt động này đã kết thúc"),
        ({"takes_enrolment": False}, "Không cần ghi danh"),
    ],
)
def test_whoever_is_turned_away_reads_why(home, client_of, fields, words):
    course, client = CoursePageFactory(**fields), client_of()
    html = client.post(join_url(course), follow=True).content.decode()
    assert words in html
    assert not Enrolment.objects.exists()


def test_an_unpublished_activity_cannot_be_joined(home, client_of):
    course, client = CoursePageFactory(publish=False), client_of()
    assert client.post(join_url(course)).status_code == 404
    assert client.post(join_url(course).replace(str(course.pk), "999999")).status_code == 404


@pytest.mark.parametrize(
    ("factory", "label"),
    [
        (CoursePageFactory, "Ghi danh"),
        (ContestPageFactory, "Đăng ký dự thi"),
        (ClubPageFactory, "Vào câu lạc bộ"),
    ],
)
def test_joining_is_called_what_it_is(home, client_of, factory, label):
    activity = factory()
    assert f">{label}</button>" in client_of().get(activity.url).content.decode()


def test_a_place_that_became_free_is_told_on_the_page(home, client_of):
    course, client = CoursePageFactory(capacity=1), client_of()
    (first,) = joined(course)
    client.post(join_url(course))
    from courses.enrolment import actions

    actions.leave(activity=course, person=first.person, by=first.person, now=TODAY)
    assert "Có chỗ rồi!" in client.get(course.url).content.decode()

"""The pages of activities, as visitors get them: what they show, what they cost."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from courses.enrolment import actions
from search import related
from tests.factories.catalog import ResourceFactory
from tests.factories.courses import (
    TODAY,
    ClubPageFactory,
    ContestPageFactory,
    CoursePageFactory,
    EventPageFactory,
    at,
    joined,
    meeting,
    subject,
)
from tests.factories.units import UnitFactory
from tests.search.projecting import build

pytestmark = pytest.mark.django_db

LISTS = ["course_list", "event_list", "contest_list", "club_list"]
FACTORIES = [CoursePageFactory, EventPageFactory, ContestPageFactory, ClubPageFactory]


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def listed(client, name, query=""):
    return page(client, f"{reverse(f'courses:{name}')}{query}")


@pytest.mark.parametrize("factory", FACTORIES)
def test_an_activity_says_what_it_is_when_where_and_for_whom(client, home, factory):
    activity = factory(
        title="Kỹ năng số cho người cao tuổi",
        summary="Gọi video, đọc báo.",
        place="Nhà văn hóa phường Đức Xuân",
        sessions=[meeting(at(6))],
    )
    html = page(client, activity.url)
    for words in (
        "Kỹ năng số cho người cao tuổi",
        "Gọi video, đọc báo.",
        "14:00–16:00, thứ Năm 06/10/2022",
        "Nhà văn hóa phường Đức Xuân",
        activity.unit.name,
        "Mọi đối tượng",
        reverse("courses:join", args=[activity.pk]),
        reverse("courses:calendar", args=[activity.pk]),
    ):
        assert escape(words) in html


def test_several_sessions_are_listed_and_told_as_a_timetable(client, home):
    course = CoursePageFactory(
        sessions=[meeting(at(4)), meeting(at(6), title="Gọi video cho con cháu"), meeting(at(11))]
    )
    html = page(client, course.url)
    assert "14:00, thứ Ba và thứ Năm" in html
    assert "từ 04/10 đến 11/10/2022" in html
    assert "3 buổi học" in html
    assert "Gọi video cho con cháu" in html


def test_what_is_open_every_day_tells_its_hours_and_is_no_class(client, home):
    html = page(client, EventPageFactory(sessions=[meeting(at(day, 8)) for day in range(3, 8)]).url)
    assert "Từ 03/10 đến 07/10/2022" in html
    assert "08:00–10:00 · 5 buổi" in html
    assert "buổi học" not in html
    assert "Lịch học" not in html


def test_places_left_are_told_and_a_full_class_offers_the_waiting_list(client, home):
    course = CoursePageFactory(capacity=2)
    joined(course)
    assert "<b>1</b> trên 2 chỗ" in page(client, course.url)
    joined(course, 3)
    html = page(client, course.url)
    assert "Đã đủ 2 chỗ" in html
    assert "2 người đang chờ" in html
    assert "Vào danh sách chờ" in html


def test_the_way_into_the_room_is_for_those_who_have_a_place(client, home, client_of):
    link = "https://hop.example/phong-1"
    course = CoursePageFactory(mode="ONLINE", online_link=link, capacity=1)
    guest, other = client_of(), client_of()
    for person in (guest.user, other.user):
        actions.join(activity=course, person=person, by=person, now=TODAY)
    assert link in page(guest, course.url)
    assert link not in page(other, course.url)
    assert link not in page(client, course.url)


def test_who_need_not_join_may_walk_into_the_room(client, home):
    link = "https://hop.example/phong-2"
    event = EventPageFactory(mode="ONLINE", online_link=link, takes_enrolment=False)
    html = page(client, event.url)
    assert link in html
    assert reverse("courses:join", args=[event.pk]) not in html


def test_a_visitor_without_a_cookie_gets_none(client, home):
    response = client.get(CoursePageFactory().url)
    assert not response.cookies


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize("factory", FACTORIES)
def test_an_activitys_page_costs_fifteen_statements_at_most_none_repeated(
    client, home, client_of, factory, signed_in, distinct_queries
):
    activity = factory(capacity=1, sessions=[meeting(at(day)) for day in range(5, 9)])
    joined(activity, 3)
    for _ in range(5):
        CoursePageFactory(sponsors=[UnitFactory()])
        ResourceFactory(subject=activity.subject)
    build()
    visitor = client_of() if signed_in else client
    if signed_in:
        actions.join(activity=activity, person=visitor.user, by=visitor.user, now=TODAY)
    page(visitor, activity.url)
    with distinct_queries(15):
        assert page(visitor, activity.url).count('<li class="card">') == 4


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize(("name", "factory"), list(zip(LISTS, FACTORIES, strict=True)))
def test_a_list_costs_the_same_with_twice_as_much_in_it(
    client, home, client_of, name, factory, signed_in, distinct_queries
):
    visitor = client_of() if signed_in else client
    for _ in range(3):
        factory(sessions=[meeting(at(5)), meeting(at(6))])
    listed(visitor, name)
    with distinct_queries(12) as few:
        listed(visitor, name)
    for _ in range(3):
        factory(sessions=[meeting(at(5)), meeting(at(6))])
    with distinct_queries(12) as many:
        listed(visitor, name)
    assert len(few) == len(many)


@pytest.mark.parametrize(("name", "factory"), list(zip(LISTS, FACTORIES, strict=True)))
def test_a_list_shows_what_is_to_come_and_keeps_what_is_past_apart(client, home, name, factory):
    factory(title="Sắp tới đây", sessions=[meeting(at(5))])
    factory(title="Đã qua rồi", sessions=[meeting(at(3))])
    coming, past = listed(client, name), listed(client, name, "?da-qua=1")
    assert "Sắp tới đây" in coming
    assert "Đã qua rồi" not in coming
    assert "Đã qua rồi" in past
    assert "Sắp tới đây" not in past


def test_lists_are_narrowed_by_subject_mode_unit_and_places(client, home):
    unit = UnitFactory(code="duc-xuan")
    CoursePageFactory(title="Trồng rau", subject=subject("Nông nghiệp"))
    CoursePageFactory(title="Học ở nhà", mode="ONLINE")
    CoursePageFactory(title="Ở phường", unit=unit)
    full = CoursePageFactory(title="Hết chỗ", capacity=1)
    joined(full)
    titles = {"Trồng rau", "Học ở nhà", "Ở phường", "Hết chỗ"}
    cases = {
        f"?chu-de={subject('Nông nghiệp').slug}": {"Trồng rau"},
        "?cach=ONLINE": {"Học ở nhà"},
        "?don-vi=duc-xuan": {"Ở phường"},
        "?con-cho=1": titles - {"Hết chỗ"},
        "?cach=BAD&page=x&chu-de=": titles,
    }
    for query, expected in cases.items():
        html = listed(client, "course_list", query)
        assert {title for title in titles if f">{title}</a>" in html} == expected


def test_events_of_one_day_are_shown_with_what_is_over(client, home):
    EventPageFactory(title="Sáng sớm nay", sessions=[meeting(at(4, 6))])
    EventPageFactory(title="Ngày mai nhé", sessions=[meeting(at(5, 6))])
    CoursePageFactory(title="Lớp tối nay", sessions=[meeting(at(4, 19))])
    today = listed(client, "event_list", "?ngay=2022-10-04")
    assert "Sáng sớm nay" in today
    assert "Ngày mai nhé" not in today
    assert "Lớp tối nay" not in today
    assert "Lớp tối nay" in listed(client, "event_list", "?ngay=2022-10-04&loai=tat-ca")


@pytest.mark.parametrize("day", ["2022-13-45", "x", "9999-12-31", "0001-01-01", "%00"])
def test_a_day_that_is_none_shows_all(client, home, day):
    EventPageFactory(title="Có đây", sessions=[meeting(at(5))])
    assert "Có đây" in listed(client, "event_list", f"?ngay={day}")


def test_an_empty_list_says_what_to_do(client, home):
    assert reverse("courses:event_list") in listed(client, "course_list", "?cach=ONLINE")


def test_a_long_list_has_pages(client, home):
    for number in range(25):
        CoursePageFactory(title=f"Lớp thứ {number:02}", sessions=[])
    assert "Lớp thứ 24" not in listed(client, "course_list")
    assert "Lớp thứ 24" in listed(client, "course_list", "?page=2")


def test_what_is_over_leads_to_similar_things_where_there_are_some(client, home):
    over = CoursePageFactory(sessions=[meeting(at(1))], subject=subject("Nông nghiệp"))
    words = "Xem các hoạt động tương tự ở bên dưới"
    shown = page(client, over.url)
    assert "Hoạt động này đã diễn ra" in shown
    assert words not in shown
    EventPageFactory(subject=subject("Nông nghiệp"))
    build()
    related.forget()
    assert words in page(client, over.url)


def test_filters_are_removed_only_where_there_are_some(client):
    CoursePageFactory(title="Tin học", sessions=[meeting(at(5, 8))])
    assert "Bỏ mọi bộ lọc" not in client.get("/lop-hoc/").content.decode()
    assert "Bỏ mọi bộ lọc" in client.get("/lop-hoc/?cach=ONLINE").content.decode()

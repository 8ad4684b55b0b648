"""The organizer's side: adding, changing and cancelling a unit's activities, on a phone."""

import pytest
from django.core import mail

from courses.activities import actions
from courses.models import Activity, ContestPage, CoursePage, EventPage
from hub.participation.models import Kind, Participation
from tests.courses.organizing import address, filled
from tests.factories.courses import (
    TODAY,
    CoursePageFactory,
    EventPageFactory,
    at,
    joined,
    meeting,
)
from tests.factories.ledger import edition

pytestmark = pytest.mark.django_db


def test_one_page_makes_and_publishes_an_activity(organizer, unit):
    data = filled(capacity="40", summary="Hai câu.", text="Đoạn một.\n\nĐoạn <hai>.")
    response = organizer.post(address("organize_new", unit), data)
    event = EventPage.objects.get()
    assert response["Location"] == address("organize_one", unit, pk=event.pk)
    assert (event.live, event.unit, event.event_type, event.capacity) == (True, unit, "TALK", 40)
    assert (event.starts_at, event.ends_at) == (at(6), at(6, 16, 30))
    html = organizer.get(event.url).content.decode()
    assert "Đoạn một." in html
    assert "Đoạn &lt;hai&gt;." in html
    assert Participation.objects.get(kind=Kind.ACTIVITY_OPENED).recorded_by == organizer.user


@pytest.mark.parametrize(("chosen", "model"), [("COURSE", CoursePage), ("CONTEST", ContestPage)])
def test_the_type_decides_what_is_made(organizer, unit, chosen, model):
    organizer.post(address("organize_new", unit), filled(type=chosen))
    assert model.objects.get().title == "Nói chuyện về sách"


def test_sent_twice_it_is_made_once(organizer, unit):
    for _ in range(2):
        organizer.post(address("organize_new", unit), filled())
    assert Activity.objects.count() == 1


def test_weeks_repeat_the_first_session(organizer, unit):
    organizer.post(address("organize_new", unit), filled(type="COURSE", weeks="3"))
    starts = list(Activity.objects.get().sessions.order_by("starts_at").values_list("starts_at", flat=True))
    assert starts == [at(6), at(13), at(20)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": ""}, "Tên hoạt động"),
        ({"place": ""}, "Ghi nơi gặp nhau."),
        ({"sessions": [("2022-10-06", "14:00", "13:00")]}, "Giờ kết thúc phải sau giờ bắt đầu."),
        ({"sessions": [("2022-10-06", "", "")]}, "Ghi giờ bắt đầu."),
        ({"type": "OPENING", "sessions": [("2022-10-20", "08:00", "09:00")]}, "từ 01/10/2022 đến 07/10/2022"),
        ({"type": "OPENING", "sessions": []}, "Ghi ngày giờ lễ khai mạc"),
        (
            {"registration_opens_at": "2022-10-05T08:00", "registration_closes_at": "2022-10-04T08:00"},
            "Giờ đóng ghi danh phải sau giờ mở.",
        ),
    ],
)
def test_what_cannot_be_taken_is_said_and_kept(organizer, unit, change, words):
    edition()
    response = organizer.post(address("organize_new", unit), filled(**change))
    html = response.content.decode()
    assert response.status_code == 422
    assert words in html
    assert "hd-thuxem" in html
    assert not Activity.objects.exists()


def test_more_rows_for_sessions_keep_what_was_typed(organizer, unit):
    response = organizer.post(address("organize_new", unit), filled(more="1"))
    html = response.content.decode()
    assert response.status_code == 200
    assert 'name="buoi-3-day"' in html
    assert "Nói chuyện về sách" in html
    assert not Activity.objects.exists()


def test_another_like_it_begins_from_the_first(organizer, unit):
    first = EventPageFactory(unit=unit, title="Lần đầu", event_type="WORKSHOP")
    html = organizer.get(f"{address('organize_new', unit)}?tu={first.pk}").content.decode()
    assert 'value="Lần đầu"' in html
    assert 'value="WORKSHOP" selected' in html


def test_changing_keeps_the_sessions_their_numbers_hang_on(organizer, unit):
    course = CoursePageFactory(unit=unit, sessions=[meeting(at(6))])
    session = course.sessions.get()
    data = filled(
        sessions=[("2022-10-07", "19:00", "21:00", "Buổi mới", session.pk)],
        type="COURSE",
        title="Tên mới",
        **{"buoi-INITIAL_FORMS": 1},
    )
    organizer.post(address("organize_one", unit, pk=course.pk), data)
    course = CoursePage.objects.get()
    assert (course.title, course.starts_at) == ("Tên mới", at(7, 19))
    assert course.sessions.get().pk == session.pk


def test_who_has_joined_is_told_of_another_time(organizer, unit):
    course = CoursePageFactory(unit=unit, place="Nhà văn hóa", sessions=[meeting(at(6))])
    joined(course, email="lan@example.org")
    session = course.sessions.get()
    row = ("2022-10-07", "14:00", "16:00", "", session.pk)
    data = filled(sessions=[row], type="COURSE", **{"buoi-INITIAL_FORMS": 1})
    organizer.post(address("organize_one", unit, pk=course.pk), data)
    (letter,) = mail.outbox
    assert "Đổi lịch" in letter.subject
    assert "07/10/2022" in letter.body
    organizer.post(address("organize_one", unit, pk=course.pk), data | {"title": "Chỉ đổi tên"})
    assert len(mail.outbox) == 1


def test_a_session_with_numbers_cannot_be_taken_out(organizer, unit):
    from courses.attendance.actions import set_headcount

    course = CoursePageFactory(unit=unit, sessions=[meeting(at(3)), meeting(at(6))])
    first, second = course.sessions.order_by("starts_at")
    set_headcount(session=first, counts={("ON_SITE", "RESIDENT"): 5}, by=None, now=TODAY)
    row = ("2022-10-06", "14:00", "16:00", "", second.pk)
    response = organizer.post(
        address("organize_one", unit, pk=course.pk),
        filled(sessions=[row], type="COURSE", **{"buoi-INITIAL_FORMS": 1}),
    )
    assert "Buổi đã ghi số người dự thì không bỏ được" in response.content.decode()
    assert course.sessions.count() == 2


def test_a_text_made_in_the_editor_is_not_lost(organizer, unit):
    course = CoursePageFactory(unit=unit, body=[{"type": "text", "value": "<h2>Học, học nữa.</h2>"}])
    html = organizer.get(address("organize_one", unit, pk=course.pk)).content.decode()
    assert 'name="text"' not in html
    organizer.post(address("organize_one", unit, pk=course.pk), filled(type="COURSE"))
    assert "Học, học nữa." in organizer.get(course.url).content.decode()


def test_cancelling_tells_everybody_and_takes_back_that_it_was_opened(organizer, unit):
    course = CoursePageFactory(unit=unit, title="Yoga", capacity=1)
    joined(course, email="lan@example.org")
    joined(course, email="mai@example.org")
    url = address("organize_cancel", unit, pk=course.pk)
    assert "2 người đã ghi danh" in organizer.get(url).content.decode()
    organizer.post(url, {"note": "Mưa lớn."})
    organizer.post(url, {"note": "Lần nữa."})
    assert {tuple(letter.to) for letter in mail.outbox} == {("lan@example.org",), ("mai@example.org",)}
    assert "Mưa lớn." in mail.outbox[0].body
    assert len(mail.outbox) == 2
    html = organizer.get(course.url).content.decode()
    assert "Mưa lớn." in html
    opened = Participation.objects.filter(kind=Kind.ACTIVITY_OPENED, subject_key=course.key)
    assert sum(opened.values_list("quantity", flat=True)) == 0
    organizer.post(address("organize_reinstate", unit, pk=course.pk))
    assert not Activity.objects.get().is_cancelled
    assert sum(opened.values_list("quantity", flat=True)) == 1


def test_a_class_that_was_held_stays_counted_when_the_rest_is_cancelled():
    from courses.attendance.actions import set_headcount

    course = CoursePageFactory(sessions=[meeting(at(3)), meeting(at(6))])
    session = course.sessions.order_by("starts_at").first()
    set_headcount(session=session, counts={}, is_held=True, by=None, now=TODAY)
    actions.cancel(activity=course, by=None, now=TODAY)
    opened = Participation.objects.filter(kind=Kind.ACTIVITY_OPENED, subject_key=course.key)
    assert sum(opened.values_list("quantity", flat=True)) == 1

"""The organizer's side: adding, changing and cancelling a unit's activities, on a phone."""

import io

import pytest
from django.core import mail
from django.urls import reverse
from openpyxl import load_workbook

from courses.activities import actions
from courses.models import Activity, ContestPage, CoursePage, EventPage
from hub.accounts.models import Role
from hub.participation.models import Kind, Participation
from tests.factories.courses import (
    TODAY,
    ContestPageFactory,
    CoursePageFactory,
    EventPageFactory,
    at,
    joined,
    level,
    meeting,
    subject,
)
from tests.factories.ledger import edition
from tests.factories.pages import unit_page
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(home):
    """A ward with its page."""
    return unit_page().unit


@pytest.fixture
def organizer(client_of, unit):
    """Signed in as its organizer."""
    return client_of(Role.ORGANIZER, unit)


def address(name, unit, **kwargs):
    return reverse(f"courses:{name}", kwargs={"code": unit.code, **kwargs})


def filled(sessions=(("2022-10-06", "14:00", "16:30"),), **fields):
    """The form as an organizer fills it in."""
    values = {
        "token": "hd-thuxem",
        "type": "TALK",
        "title": "Nói chuyện về sách",
        "subject": subject().pk,
        "level": level().pk,
        "mode": "ON_SITE",
        "place": "Nhà văn hóa",
        "takes_enrolment": "on",
        "medium": "LIVE",
        "buoi-TOTAL_FORMS": len(sessions),
        "buoi-INITIAL_FORMS": 0,
    }
    for number, session in enumerate(sessions):
        names = ("day", "begins", "ends", "title", "pk")
        values |= {f"buoi-{number}-{name}": value for name, value in zip(names, session, strict=False)}
    return values | fields


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


def test_the_list_shows_what_waits_for_numbers_and_who_has_joined(organizer, unit):
    EventPageFactory(unit=unit, title="Sáng nay", sessions=[meeting(at(4, 7), hours=1)])
    course = CoursePageFactory(unit=unit, title="Sắp tới", capacity=40, sessions=[meeting(at(6))])
    joined(course, 2)
    ContestPageFactory(title="Của nơi khác")
    coming = organizer.get(address("organize", unit)).content.decode()
    past = organizer.get(f"{address('organize', unit)}?da-qua=1").content.decode()
    assert "2 trên 40 chỗ" in coming
    assert "Sáng nay" in past
    assert "Chờ số người dự" in past
    assert "Của nơi khác" not in coming + past


def test_the_overview_asks_for_the_missing_number_and_takes_it_at_once(organizer, unit):
    event = EventPageFactory(unit=unit, title="Lễ khai mạc", sessions=[meeting(at(4, 7), hours=1)])
    overview = reverse("workspace:overview", kwargs={"code": unit.code})
    html = organizer.get(overview).content.decode()
    assert "“Lễ khai mạc” có bao nhiêu người dự?" in html
    quick = address("quick_headcount", unit, pk=event.sessions.get().pk)
    organizer.post(quick, {"ON_SITE": "214", "ONLINE": "56"})
    organizer.post(quick, {"ON_SITE": "214", "ONLINE": "56"})
    attended = Participation.objects.filter(kind=Kind.ATTENDED)
    assert sum(attended.values_list("quantity", flat=True)) == 270
    assert "có bao nhiêu người dự?" not in organizer.get(overview).content.decode()


def test_numbers_are_entered_and_corrected_on_their_page(organizer, unit):
    edition()
    event = EventPageFactory(unit=unit, event_type="OPENING", sessions=[meeting(at(4, 7), hours=1)])
    url = address("headcount", unit, pk=event.sessions.get().pk)
    html = organizer.get(url).content.decode()
    assert "chỉ tiêu C2" in html
    html = organizer.post(
        url, {"version": "0", "n-ON_SITE-LEADER": "24", "n-ON_SITE-RESIDENT": "96"}, follow=True
    ).content.decode()
    assert "Đã lưu: 120 dự trực tiếp" in html
    assert 'value="96"' in html
    again = organizer.post(url, {"version": "0", "n-ON_SITE-LEADER": "1"}, follow=True).content.decode()
    assert "đã sửa số này" in again
    bad = organizer.post(url, {"version": "1", "n-ON_SITE-LEADER": "-5"})
    assert bad.status_code == 422
    assert sum(Participation.objects.filter(kind=Kind.ATTENDED).values_list("quantity", flat=True)) == 120


def test_what_was_recorded_by_mistake_is_undone(organizer, unit):
    event = EventPageFactory(unit=unit, sessions=[meeting(at(4, 7), hours=1)])
    session = event.sessions.get()
    organizer.post(address("headcount", unit, pk=session.pk), {"n-ON_SITE-RESIDENT": "9"})
    organizer.post(address("not_held", unit, pk=session.pk))
    assert sum(Participation.objects.filter(kind=Kind.ATTENDED).values_list("quantity", flat=True)) == 0


def test_people_are_ticked_off_by_name(organizer, unit):
    course = CoursePageFactory(unit=unit, sessions=[meeting(at(4, 7), hours=1), meeting(at(6))])
    first, second = joined(course, 2)
    url = address("tick", unit, pk=course.sessions.order_by("starts_at").first().pk)
    shown = [first.person_id, second.person_id]
    organizer.post(url, {"version": "0", "shown": shown, "came": [first.person_id, 999_999]})
    attended = Participation.objects.filter(kind=Kind.ATTENDED)
    assert [row.person for row in attended] == [first.person]
    stranger = UserFactory()
    organizer.post(url, {"version": "1", "shown": [stranger.pk], "came": [stranger.pk]})
    assert attended.count() == 1


def test_the_list_of_people_is_a_file_that_runs_no_formula(organizer, unit):
    course = CoursePageFactory(unit=unit)
    joined(course, display_name="=HYPERLINK(1)")
    assert "=HYPERLINK(1)" in organizer.get(address("people", unit, pk=course.pk)).content.decode()
    csv = organizer.get(address("people_csv", unit, pk=course.pk)).content.decode()
    assert "'=HYPERLINK(1)" in csv
    assert csv.startswith("\ufeff")
    book = load_workbook(io.BytesIO(organizer.get(address("people_xlsx", unit, pk=course.pk)).content))
    cell = book.active["B4"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


PAGES = ["organize", "organize_new", "headcounts"]
ONE = ["organize_one", "organize_cancel", "people", "people_csv", "people_xlsx"]
SESSION = ["headcount", "tick"]


@pytest.mark.parametrize("name", PAGES + ONE + SESSION)
def test_another_units_organizer_sees_nothing_of_it(client_of, unit, name):
    course = CoursePageFactory(unit=unit, title="Bí mật của phường", sessions=[meeting(at(3))])
    pk = {} if name in PAGES else {"pk": course.pk if name in ONE else course.sessions.get().pk}
    stranger, resident = client_of(Role.ORGANIZER), client_of()
    for client in (stranger, resident):
        response = client.get(address(name, unit, **pk))
        assert response.status_code == 403
        assert "Bí mật của phường" not in response.content.decode()
    own = stranger.user.memberships.get().unit
    if pk:
        assert stranger.get(address(name, own, **pk)).status_code == 404


@pytest.mark.parametrize("name", ["organize_reinstate", "quick_headcount", "not_held"])
def test_another_units_organizer_changes_nothing_of_it(client_of, unit, name):
    course = CoursePageFactory(unit=unit, sessions=[meeting(at(3))])
    pk = course.pk if name == "organize_reinstate" else course.sessions.get().pk
    stranger = client_of(Role.ORGANIZER)
    assert stranger.post(address(name, unit, pk=pk), {"ON_SITE": "5"}).status_code == 403
    own = stranger.user.memberships.get().unit
    assert stranger.post(address(name, own, pk=pk), {"ON_SITE": "5"}).status_code == 404
    assert not Participation.objects.filter(kind=Kind.ATTENDED).exists()


def test_an_editor_runs_activities_but_sees_no_names(client_of, unit):
    editor, course = client_of(Role.EDITOR, unit), CoursePageFactory(unit=unit)
    assert editor.get(address("organize_one", unit, pk=course.pk)).status_code == 200
    assert editor.get(address("people", unit, pk=course.pk)).status_code == 403
    assert editor.get(address("headcounts", unit)).status_code == 403


@pytest.mark.parametrize("name", ["organize", "headcounts"])
def test_the_organizers_lists_cost_the_same_with_twice_as_much(organizer, unit, name, distinct_queries):
    from courses.attendance.actions import set_headcount

    counts = []
    for _ in range(2):
        for _ in range(3):
            course = CoursePageFactory(unit=unit, sessions=[meeting(at(2)), meeting(at(3)), meeting(at(8))])
            first = course.sessions.order_by("starts_at").first()
            set_headcount(session=first, counts={("ON_SITE", "RESIDENT"): 5}, by=None, now=TODAY)
        organizer.get(address(name, unit))
        with distinct_queries(14) as found:
            organizer.get(address(name, unit))
        counts.append(len(found))
    assert counts[0] == counts[1]

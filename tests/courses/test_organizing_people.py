"""An organizer sees who has joined, enters numbers, ticks off names; nobody of another unit does."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from hub.accounts.models import Role
from hub.participation.models import Kind, Participation
from tests.courses.organizing import address
from tests.factories.courses import (
    TODAY,
    ContestPageFactory,
    CoursePageFactory,
    EventPageFactory,
    at,
    joined,
    meeting,
)
from tests.factories.ledger import edition
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


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

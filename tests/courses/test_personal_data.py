"""A person sees what courses hold about them, and takes it with them when they go."""

import pytest

from courses.attendance.models import Attendance
from courses.calendar.models import CalendarFeed
from courses.enrolment.models import Enrolment
from hub import subjects
from hub.accounts.actions.erasure import erase
from hub.accounts.personal_data import sections
from tests.factories.courses import TODAY, CoursePageFactory, at, joined, meeting

pytestmark = pytest.mark.django_db


def test_a_person_sees_what_they_joined_and_attended():
    course = CoursePageFactory(title="Yoga", sessions=[meeting(at(3)), meeting(at(6))])
    (enrolment,) = joined(course)
    Attendance.objects.create(
        session=course.sessions.first(), person=enrolment.person, channel="ON_SITE", recorded_at=TODAY
    )
    held = {section.key: section.rows for section in sections(enrolment.person)}
    assert held["enrolments"][0]["activity"] == "Yoga"
    assert held["attendances"][0]["session_at"] == at(3)


def test_erasing_hands_the_place_on_and_leaves_no_name_behind():
    course = CoursePageFactory(capacity=1, sessions=[meeting(at(3)), meeting(at(6))])
    first, second = joined(course, 2)
    session = course.sessions.first()
    Attendance.objects.create(session=session, person=first.person, channel="ON_SITE", recorded_at=TODAY)
    CalendarFeed.objects.create(person=first.person, token="t", created_at=TODAY)
    erase(first.person, by=first.person, now=TODAY)
    assert list(Enrolment.objects.values_list("person", "state")) == [(second.person.pk, "CONFIRMED")]
    assert Attendance.objects.get().person is None
    assert not CalendarFeed.objects.exists()


def test_activities_are_found_by_their_kind_and_key():
    course = CoursePageFactory(key="KH009")
    for kind in ("COURSE", "ACTIVITY"):
        found = subjects.find(kind, "KH009")
        assert (found.kind, found.title, found.url) == ("COURSE", course.title, course.url)
    assert subjects.find("EVENT", "KH009") is None
    course.unpublish()
    assert subjects.find("COURSE", "KH009") is None

"""Joining as the tests of it begin: a course with few places, a new person who joins."""

from courses.enrolment import actions
from tests.factories.courses import TODAY, CoursePageFactory, at, meeting
from tests.factories.people import UserFactory


def join(activity, person=None, now=TODAY, **fields):
    person = person or UserFactory()
    return actions.join(activity=activity, person=person, by=person, now=now, **fields)


def a_course(capacity=2, **fields):
    return CoursePageFactory(**{"capacity": capacity, "sessions": [meeting(at(6))], "now": TODAY, **fields})

"""A kept page is given up at the next moment that changes an activity by itself."""

import pytest

from courses.activities.moments import next_moment
from tests.factories.courses import TODAY, CoursePageFactory, at, meeting

pytestmark = pytest.mark.django_db


def test_without_activities_nothing_is_to_come() -> None:
    assert next_moment(TODAY) is None


def test_the_end_of_a_registration_comes_before_the_first_session() -> None:
    CoursePageFactory(now=TODAY, sessions=[meeting(at(6))], registration_closes_at=at(5))
    assert next_moment(TODAY) == at(5)
    assert next_moment(at(5)) == at(6)


def test_a_later_session_counts_though_the_course_has_begun() -> None:
    CoursePageFactory(now=TODAY, sessions=[meeting(at(3)), meeting(at(6))])
    assert next_moment(TODAY) == at(6)

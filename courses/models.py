"""All models of courses, gathered for Django."""

from courses.activities.models import Activity, ClubPage, CoursePage, EventPage, Session
from courses.contests.models import ContestPage
from courses.enrolment.models import Enrolment, PlaceCount

__all__ = [
    "Activity",
    "ClubPage",
    "ContestPage",
    "CoursePage",
    "Enrolment",
    "EventPage",
    "PlaceCount",
    "Session",
]

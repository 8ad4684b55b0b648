"""All models of courses, gathered for Django."""

from courses.activities.kinds import ClubPage, CoursePage, EventPage
from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.attendance.models import Attendance, Headcount, SessionRecord
from courses.calendar.models import CalendarFeed
from courses.contests.models import ContestPage
from courses.enrolment.models import Enrolment, PlaceCount

__all__ = [
    "Activity",
    "Attendance",
    "CalendarFeed",
    "ClubPage",
    "ContestPage",
    "CoursePage",
    "Enrolment",
    "EventPage",
    "Headcount",
    "PlaceCount",
    "Session",
    "SessionRecord",
]

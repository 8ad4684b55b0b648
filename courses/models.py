"""All models of courses, gathered for Django."""

from courses.activities.models import Activity, ClubPage, CoursePage, EventPage, Session
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

"""Addresses of activities: their lists, joining, one's own learning, calendars."""

from django.urls import path

from courses.activities import views as activities
from courses.activities.feeds import ActivitiesRss
from courses.calendar import views as calendar
from courses.enrolment import views as enrolment

app_name = "courses"
urlpatterns = [
    path("lop-hoc/", activities.course_list, name="course_list"),
    path("su-kien/", activities.event_list, name="event_list"),
    path("cuoc-thi/", activities.contest_list, name="contest_list"),
    path("cau-lac-bo/", activities.club_list, name="club_list"),
    path("hoat-dong/rss.xml", ActivitiesRss(), name="feed_of_activities"),
    path("hoat-dong/<int:pk>/ghi-danh/", enrolment.join, name="join"),
    path("hoat-dong/<int:pk>/roi/", enrolment.leave, name="leave"),
    path("hoat-dong/<int:pk>/lich.ics", calendar.activity_file, name="calendar"),
    path("viec-hoc-cua-toi/", enrolment.mine, name="mine"),
    path("viec-hoc-cua-toi/lich.ics", calendar.mine_file, name="mine_calendar"),
    path("viec-hoc-cua-toi/lich-rieng/", calendar.change_feed, name="change_feed"),
    path("lich-rieng/<str:token>.ics", calendar.feed, name="feed"),
    path("tuan-le/<int:year>/lich.ics", calendar.week_file, name="week_calendar"),
]

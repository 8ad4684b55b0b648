"""Addresses of activities: their lists, joining, one's own learning, calendars."""

from django.urls import path

from courses.activities import views as activities
from courses.activities.feeds import ActivitiesRss
from courses.calendar import views as calendar
from courses.enrolment import views as enrolment
from courses.organizing.views import activities as organizing
from courses.organizing.views import headcounts, people

OF_UNIT = "khong-gian/<slug:code>/hoat-dong/"
NUMBERS = "khong-gian/<slug:code>/so-nguoi-du/"

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
    path(OF_UNIT, organizing.listing, name="organize"),
    path(f"{OF_UNIT}them/", organizing.add, name="organize_new"),
    path(f"{OF_UNIT}<int:pk>/", organizing.edit, name="organize_one"),
    path(f"{OF_UNIT}<int:pk>/huy/", organizing.cancel, name="organize_cancel"),
    path(f"{OF_UNIT}<int:pk>/mo-lai/", organizing.reinstate, name="organize_reinstate"),
    path(f"{OF_UNIT}<int:pk>/nguoi-ghi-danh/", people.listing, name="people"),
    path(f"{OF_UNIT}<int:pk>/nguoi-ghi-danh.xlsx", people.download, {"kind": "xlsx"}, name="people_xlsx"),
    path(f"{OF_UNIT}<int:pk>/nguoi-ghi-danh.csv", people.download, {"kind": "csv"}, name="people_csv"),
    path(NUMBERS, headcounts.listing, name="headcounts"),
    path(f"{NUMBERS}<int:pk>/", headcounts.enter, name="headcount"),
    path(f"{NUMBERS}<int:pk>/nhanh/", headcounts.quick, name="quick_headcount"),
    path(f"{NUMBERS}<int:pk>/khong-dien-ra/", headcounts.not_held, name="not_held"),
    path(f"{NUMBERS}<int:pk>/ten/", people.tick, name="tick"),
    path("tuan-le/<int:year>/lich.ics", calendar.week_file, name="week_calendar"),
]

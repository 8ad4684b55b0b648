"""Addresses of a unit's report (in its workspace) and of the coordinator's board."""

from django.urls import path

from hub.reports.views import board, looking, writing

IN_UNIT = "khong-gian/<slug:code>/bao-cao/"

app_name = "reports"
urlpatterns = [
    path(IN_UNIT, writing.current, name="current"),
    path("khong-gian/<slug:code>/anh/", looking.photos, name="photos"),
    path(f"{IN_UNIT}<int:year>/", writing.report, name="report"),
    path(f"{IN_UNIT}<int:year>/nop/", writing.submit, name="submit"),
    path(f"{IN_UNIT}<int:year>/phan/<slug:key>/", writing.section, name="section"),
    path(f"{IN_UNIT}<int:year>/so/<str:indicator>/", looking.sources, name="sources"),
    path(f"{IN_UNIT}<int:year>/so/<str:indicator>/sua/", writing.correct, name="correct"),
    path("dieu-phoi/<int:year>/", board.board, name="board"),
    path("dieu-phoi/<int:year>/so-lieu/", board.city, name="city"),
    path("dieu-phoi/<int:year>/so-lieu.xlsx", board.download, {"kind": "xlsx"}, name="xlsx"),
    path("dieu-phoi/<int:year>/so-lieu.csv", board.download, {"kind": "csv"}, name="csv"),
    path("dieu-phoi/<int:year>/nhac/", board.remind, name="remind"),
    path("dieu-phoi/<int:year>/<slug:code>/duyet/", board.accept, name="accept"),
    path("dieu-phoi/<int:year>/<slug:code>/tra-lai/", board.send_back, name="send_back"),
    path("khong-gian/<slug:code>/anh/<int:pk>/<slug:size>/", looking.photo, name="photo"),
]

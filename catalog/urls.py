"""Addresses of the catalog, below /hoc-lieu/."""

from django.urls import path

from catalog.counting import views as counting
from catalog.resources import views as resources
from catalog.submissions import views as submissions
from catalog.uploads import views as uploads

app_name = "catalog"
urlpatterns = [
    path("", resources.listing, name="list"),
    path("gui/", submissions.submit, name="submit"),
    path("gui/<slug:key>/", submissions.submit, name="edit"),
    path("cua-toi/", submissions.mine, name="mine"),
    path("cua-toi/<slug:key>/", submissions.preview, name="preview"),
    path("cua-toi/<slug:key>/rut-lai/", submissions.withdraw, name="withdraw"),
    path("cua-toi/<slug:key>/xoa/", submissions.discard, name="discard"),
    path("tep/<slug:key>/", uploads.file, name="file"),
    path("<slug:slug>/", resources.detail, name="detail"),
    path("<slug:slug>/choi/", resources.play, name="play"),
    path("<slug:slug>/luot-xem/", counting.view, name="count"),
]

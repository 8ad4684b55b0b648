"""Addresses of the units' workspaces. Other packages hang theirs below `khong-gian/<code>/` themselves."""

from django.urls import path

from hub.workspace import views

app_name = "workspace"
urlpatterns = [
    path("don-vi-cua-toi/", views.home, name="home"),
    path("khong-gian/<slug:code>/", views.overview, name="overview"),
]

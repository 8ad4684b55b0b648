"""Addresses of the people of a unit, in its workspace."""

from django.urls import path

from hub.accounts.views import members

app_name = "members"
urlpatterns = [
    path("khong-gian/<slug:code>/nguoi-dung/", members.people, name="list"),
    path("khong-gian/<slug:code>/nguoi-dung/vai-tro/<int:pk>/thoi/", members.end_role, name="end"),
    path("khong-gian/<slug:code>/nguoi-dung/<int:pk>/mat-khau/", members.help_person, name="help"),
    path(
        "khong-gian/<slug:code>/nguoi-dung/mat-khau-tam/",
        members.temporary_password,
        name="temporary_password",
    ),
]

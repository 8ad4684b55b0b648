"""The address that always leads to the edition of the Week that matters now."""

from django.urls import path

from hub.week import views

app_name = "week"

urlpatterns = [path("tuan-le/", views.current, name="edition")]

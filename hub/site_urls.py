"""Addresses of what belongs to the whole site: drawn covers."""

from django.urls import include, path

urlpatterns = [
    path("cover/", include("hub.covers.urls")),
]

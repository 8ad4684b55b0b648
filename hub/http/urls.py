"""Addresses of the ground floor's plumbing."""

from django.urls import path

from hub.http import health, language, media

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("media/images/<str:name>", media.picture, name="picture"),
    path("language/", language.choose, name="set_language"),
]

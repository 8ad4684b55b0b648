"""Addresses of the ground floor's plumbing."""

from django.urls import path

from hub.http import health, language, media

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("media/images/<str:name>", media.picture, name="picture"),
    path("admin/jsi18n/", language.catalogue_of_scripts, name="catalogue_of_scripts"),
    path("language/", language.choose, name="set_language"),
]

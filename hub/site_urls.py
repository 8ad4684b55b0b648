"""Addresses of what belongs to the whole site: drawn covers; in development the pattern library."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("hub.week.urls")),
    path("", include("hub.pages.urls")),
    path("anh/", include("wagtail.images.urls")),
    path("cover/", include("hub.covers.urls")),
]
if settings.DEBUG:
    from hub.patterns import views

    urlpatterns.append(path("mau-giao-dien/", views.index, name="patterns"))

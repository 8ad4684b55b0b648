"""Wagtail's public addresses, with pages served by `hub.pages.serving`."""

from django.urls import re_path
from wagtail.urls import serve_pattern
from wagtail.urls import urlpatterns as wagtail_patterns

from hub.pages import serving

SERVE = "wagtail_serve"

urlpatterns = [pattern for pattern in wagtail_patterns if pattern.name != SERVE]
urlpatterns.append(re_path(serve_pattern, serving.serve, name=SERVE))

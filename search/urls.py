"""Addresses of search."""

from django.urls import path

from search import api, views

app_name = "search"
urlpatterns = [
    path("tim/", views.results, name="results"),
    path("api/search/", api.search, name="api"),
    path("api/suggest/", api.suggest, name="suggest"),
]

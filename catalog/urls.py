"""Addresses of the catalog, below /hoc-lieu/."""

from django.urls import path

from catalog.resources import views as resources

app_name = "catalog"
urlpatterns = [
    path("", resources.listing, name="list"),
    path("<slug:slug>/", resources.detail, name="detail"),
]

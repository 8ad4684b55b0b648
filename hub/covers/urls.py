"""Addresses of drawn pictures. The first number is the drawings' edition: see `hub.covers.address`."""

from django.urls import path

from hub.covers import views

urlpatterns = [
    path("<int:edition>/motif/<slug:family>/<str:motif>.svg", views.motif, name="motif"),
    path("<int:edition>/<slug:kind>/<slug:family>/<str:motif>/<slug:name>.svg", views.cover, name="cover"),
]

"""Addresses of search."""

from django.urls import path

from search import api, views
from search.insight import views as insight
from search.saved import views as saved

app_name = "search"
urlpatterns = [
    path("tim/", views.results, name="results"),
    path("khong-gian/<slug:code>/nguoi-dan-tim/", insight.overview, name="insight"),
    path("khong-gian/<slug:code>/nguoi-dan-tim.csv", insight.download, name="insight_csv"),
    path("tim/luu/", saved.save, name="save"),
    path("tai-khoan/tim-da-luu/", saved.overview, name="saved"),
    path("tai-khoan/tim-da-luu/<int:pk>/sua/", saved.change, name="saved_change"),
    path("tai-khoan/tim-da-luu/<int:pk>/da-xem/", saved.tick_off, name="saved_tick_off"),
    path("tai-khoan/tim-da-luu/<int:pk>/xoa/", saved.remove, name="saved_remove"),
    path("tai-khoan/tim-da-luu/<int:pk>/hoan-tac/", saved.restore, name="saved_restore"),
    path("ngung-thu-tim-kiem/<str:token>/", saved.stop_mails, name="stop_mails"),
    path("api/search/", api.search, name="api"),
    path("api/suggest/", api.suggest, name="suggest"),
]

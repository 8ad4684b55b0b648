"""The home page's two dresses: the Week's while an edition runs, the learning site's on every other day."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from hub.pages.models import HomePage
from hub.pages.queries import newest_story
from hub.shell import ShareCard
from hub.week import figures, places, queries
from hub.week.models import EditionPage


def page(request: HttpRequest, home: HomePage, *, now: datetime) -> HttpResponse:
    """The home page at `now` for whoever asks; `?noi-o=duc-xuan` names the ward to show first."""
    edition = queries.current(now)
    shared = {"page": home, "self": home, "now": now, "share_card": _share_card(home)}
    if edition and queries.is_running(edition, now):
        return render(request, "hub/home_week.html", shared | _week(request, edition, now))
    return render(request, "hub/home_everyday.html", shared | _everyday(edition, now))


def _week(request: HttpRequest, edition: EditionPage, now: datetime) -> dict[str, Any]:
    wards = places.wards(on=timezone.localdate(now))
    return {
        "edition": edition,
        "day_number": (timezone.localdate(now) - edition.first_day).days + 1,
        "length": (edition.last_day - edition.first_day).days + 1,
        "wards": wards,
        "ward": places.chosen(request, wards),
        "figures": figures.of_week(edition, now=now),
    }


def _everyday(edition: EditionPage | None, now: datetime) -> dict[str, Any]:
    is_ahead = edition is not None and edition.first_day > timezone.localdate(now)
    return {"edition": edition, "edition_is_ahead": is_ahead, "story": newest_story()}


def _share_card(home: HomePage) -> ShareCard:
    return ShareCard(title=home.seo_title or home.title, description=home.search_description or home.about)

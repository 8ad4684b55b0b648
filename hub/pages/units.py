"""What the pages of units show: all of them by kind, and one with how to reach it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hub import moments
from hub.components import Fact
from hub.pages import addresses, queries
from hub.pages.models import UnitIndexPage, UnitPage
from hub.shell import Link, ShareCard, path_of
from hub.units.models import Unit
from hub.units.queries import plain

Kind = Unit.Kind
GROUPS: list[tuple[str | Promise, tuple[str, ...]]] = [
    (gettext_lazy("Wards and communes"), (Kind.WARD, Kind.COMMUNE)),
    (gettext_lazy("Schools"), (Kind.SCHOOL,)),
    (gettext_lazy("Community learning centres"), (Kind.LEARNING_CENTRE,)),
    (gettext_lazy("Libraries and culture"), (Kind.LIBRARY, Kind.CULTURE_CENTRE)),
    (gettext_lazy("Departments and offices"), (Kind.PROVINCE, Kind.CITY, Kind.DEPARTMENT)),
    (gettext_lazy("Associations"), (Kind.ASSOCIATION,)),
    (gettext_lazy("Enterprises and others"), (Kind.ENTERPRISE, Kind.OTHER)),
]
ARTICLES = 4


@dataclass(frozen=True)
class Group:
    """Units of one kind."""

    label: str
    pages: list[UnitPage]


def index_context(page: UnitIndexPage, *, query: str, now: datetime) -> dict[str, Any]:
    """All units, by kind, those that have ended last; `query` narrows by name, with or without accents."""
    wanted, today = plain(query)[:100], timezone.localdate(now)
    found = [each for each in queries.unit_pages() if wanted in plain(each.unit.name)]
    ended = [each for each in found if each.unit.valid_to and each.unit.valid_to < today]
    groups = [
        Group(str(label), [each for each in found if each.unit.kind in kinds and each not in ended])
        for label, kinds in GROUPS
    ]
    groups.append(Group(_("Units that were here before"), ended))
    return {
        "index_title": _("Units") if get_language() == "en" else page.title,
        "groups": [group for group in groups if group.pages],
        "query": query,
        "total": len(found),
        "ways": [
            Link(_("Write a part of the name only, such as “Đức Xuân”."), ""),
            Link(_("Show all units"), page.url),
        ],
        "share_card": ShareCard(title=page.title),
    }


def context(page: UnitPage) -> dict[str, Any]:
    """One unit: where it stands, how to reach it, its news, and the searches that find the rest."""
    unit = page.unit
    articles = queries.articles().filter(unit=unit)[:ARTICLES]
    return {
        "unit": unit,
        "trail": [Link(_("Units"), _above(page.url))],
        "facts": list(_facts(page)),
        "articles": [queries.article_card(article) for article in articles],
        "ended": _ended(unit),
        "successor_url": _address_of(unit.successor) if unit.valid_to and unit.successor else "",
        "search_url": _search(unit),
        "ways": [Link(_("See what other units offer"), _above(page.url)), Link(_("To the home page"), "/")],
        "share_card": ShareCard(title=page.title, description=page.introduction),
    }


def _facts(page: UnitPage) -> list[Fact]:
    website = page.website.partition("//")[2].rstrip("/")
    facts = [
        Fact("place", _("Address"), page.address) if page.address else None,
        Fact("clock", _("Opening hours"), page.opening_hours) if page.opening_hours else None,
        Fact("bell", _("Telephone"), page.phone) if page.phone else None,
        Fact("link", _("E-mail"), page.email, link=Link(_("Write an e-mail"), f"mailto:{page.email}"))
        if page.email
        else None,
        Fact("globe", _("Website"), website, link=Link(_("Open the website"), page.website))
        if website
        else None,
    ]
    return [fact for fact in facts if fact is not None]


def _ended(unit: Unit) -> str:
    if unit.valid_to is None:
        return ""
    return _("This unit existed until %(day)s.") % {"day": moments.day(unit.valid_to)}


def _above(url: str) -> str:
    """ "/don-vi/duc-xuan/" → "/don-vi/"."""
    return url.rstrip("/").rpartition("/")[0] + "/"


def _address_of(unit: Unit) -> str:
    page = queries.page_of(unit)
    return addresses.of(page.url_path) if page else ""


def _search(unit: Unit) -> str:
    results = path_of("search:results")
    return f"{results}?{urlencode({'unit': unit.code})}" if results else ""

"""What surrounds every page: the site's and the city's name, the menus, the links at the foot.

One statement a page reads it all: the home page, the edition that is running, and the pages under home that
its editors marked "show in menus" (they make the foot).
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.accounts.permissions import works_for_a_unit
from hub.statements import Statement


@dataclass(frozen=True)
class Link:
    """One entry of a menu. `icon` names a drawing of `hub.icons`; `is_current` marks where the reader is."""

    label: str
    url: str
    icon: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Shell:
    """Everything the base template needs that does not come from the page itself."""

    site_name: str
    city_name: str = ""
    about: str = ""
    menu: list[Link] = field(default_factory=list)
    footer: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class ShareCard:
    """What search engines and social networks show of a page; a view hands it over as `share_card`.

    `image_url` is absolute. `kind` is the Open Graph type.
    """

    title: str
    description: str = ""
    image_url: str = ""
    kind: str = "website"


@dataclass(frozen=True)
class _Edition:
    year: int
    url: str


def shell(request: HttpRequest, *, now: datetime | None = None, section: str = "") -> Shell:
    """The shell for one request at `now` (the clock's, unless given).

    `section` is the key of the menu's current entry ("week", "catalog", "courses", "events", "contests",
    "clubs"); without it the entry whose address begins the request's path is current.
    """
    home, edition, footer = _read(timezone.localdate(now))
    return Shell(
        site_name=(home.site_name if home else "") or settings.WAGTAIL_SITE_NAME,
        city_name=(home.city_name if home else "") or "",
        about=(home.about if home else "") or "",
        menu=_main_menu(edition, path=request.path, section=section),
        footer=footer,
    )


def account_menu(request: HttpRequest) -> list[Link]:
    """The signed-in person's own places; the workspace only for who works for a unit."""
    workspace = [(_("Unit workspace"), "workspace:home", "unit")] if works_for_a_unit(request.user) else []
    entries = [
        (_("My learning"), "courses:mine", "book"),
        *workspace,
        (_("Share a resource"), "catalog:submit", "upload"),
        (_("Account"), "account:profile", "person"),
    ]
    links = [(label, path_of(name), icon) for label, name, icon in entries]
    return [Link(label, url, icon, url == request.path) for label, url, icon in links if url]


def path_of(name: str) -> str:
    """The path of a named address, or "" while no package answers to the name."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _main_menu(edition: _Edition | None, *, path: str, section: str) -> list[Link]:
    entries = [
        ("catalog", _("Resources"), path_of("catalog:list")),
        ("courses", _("Classes"), path_of("courses:course_list")),
        ("events", _("Events"), path_of("courses:event_list")),
        ("contests", _("Contests"), path_of("courses:contest_list")),
        ("clubs", _("Clubs"), path_of("courses:club_list")),
    ]
    if edition:
        entries.insert(0, ("week", _("Week %(year)s") % {"year": edition.year}, edition.url))
    return [
        Link(label, url, is_current=section == key if section else path.startswith(url))
        for key, label, url in entries
        if url
    ]


class _Row(NamedTuple):
    """A page that stands around every page."""

    title: str
    url_path: str
    city_name: str | None
    about: str | None
    year: int | None
    title_en: str | None
    unit_index_id: int | None
    site_name: str | None

    def foot_title(self) -> str:
        """The title; the English one for who chose English, where there is one."""
        if get_language() != "en":
            return self.title
        return _("Units") if self.unit_index_id else self.title_en or self.title


def _around(today: date) -> QuerySet[Page, tuple[Any, ...]]:
    is_running = Q(editionpage__first_day__lte=today, editionpage__last_day__gte=today)
    found = Page.objects.filter(
        Q(homepage__isnull=False) | is_running | Q(depth=3, show_in_menus=True), live=True
    )
    return found.order_by("path").values_list(
        *("title", "url_path", "homepage__city_name", "homepage__about", "editionpage__year"),
        *("standardpage__title_en", "unitindexpage__pk", "sites_rooted_here__site_name"),
    )


_AROUND = Statement(_around, date)


def _read(today: date) -> tuple[_Row | None, _Edition | None, list[Link]]:
    """The home page's words, the running edition and the foot's links, in one statement."""
    home, edition, footer = None, None, []
    for row in map(_Row._make, _AROUND.rows(today)):
        if row.city_name is not None:
            home = row
            continue
        url = "/" + row.url_path.removeprefix(home.url_path if home else "/")
        if row.year:
            edition = _Edition(row.year, url)
        else:
            footer.append(Link(row.foot_title(), url))
    return home, edition, footer

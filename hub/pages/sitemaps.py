"""The sitemap: public pages, and what higher packages register (resources are no pages)."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap, views
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

from hub.pages import addresses, queries

LONGEST = 10_000
_sections: dict[str, type[Sitemap]] = {}


class PageSitemap(Sitemap):
    """All public pages of the tree, by address."""

    limit = LONGEST

    def items(self) -> QuerySet[Page]:
        """Every published page that anybody may see, the tree's root left out."""
        found = queries.visible(Page.objects.filter(depth__gt=1))
        return found.only("url_path", "last_published_at").order_by("pk")

    def location(self, item: Page) -> str:
        """The page's address."""
        return addresses.of(item.url_path)

    def lastmod(self, item: Page) -> datetime | None:
        """When it was last published."""
        return item.last_published_at


def register(section: str, sitemap: type[Sitemap]) -> None:
    """Add a section; `section` is a slug and part of its address."""
    _sections[section] = sitemap


def index(request: HttpRequest) -> HttpResponse:
    """The list of sections and their pages."""
    return views.index(request, sitemaps=_all(), sitemap_url_name="pages:sitemap_section")


def section(request: HttpRequest, section: str) -> HttpResponse:
    """One section, `?p=2` for its second page. Http404 for an unknown one."""
    return views.sitemap(request, sitemaps=_all(), section=section)


def _all() -> dict[str, Any]:
    return {"pages": PageSitemap, **_sections}

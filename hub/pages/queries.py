"""Reading pages: stories, news, units' pages."""

from dataclasses import replace
from typing import TypeVar

from django.db.models import QuerySet
from wagtail.models import Page

from hub.cards import Card
from hub.covers.spec import Cover, CoverType
from hub.pages import addresses, pictures
from hub.pages.models import ArticlePage, UnitPage
from hub.pages.privacy import IsPublic
from hub.units.models import Unit
from hub.units.queries import alphabetical

AnyPage = TypeVar("AnyPage", bound=Page)


def visible(pages: QuerySet[AnyPage]) -> QuerySet[AnyPage]:
    """Those among `pages` that anybody may see: published, and below no page that is kept private."""
    return pages.filter(IsPublic("path"), live=True)


def articles() -> QuerySet[ArticlePage]:
    """Published articles and stories that anybody may read, newest first, with their unit."""
    found = visible(ArticlePage.objects.all()).select_related("unit")
    return found.order_by("-first_published_at", "-pk")


def newest_story() -> Card | None:
    """The card of the newest story of an exemplary self-learner, its summary as the note. One query."""
    story = articles().filter(kind=ArticlePage.Kind.STORY).first()
    return replace(article_card(story), note=story.summary) if story else None


def article_card(page: ArticlePage) -> Card:
    """The card of an article; its unit should have been fetched with it."""
    return Card(
        title=page.title,
        url=addresses.of(page.url_path),
        type_label=str(page.get_kind_display()),
        subject_label=page.subject_name,
        unit_name=page.unit.name,
        cover=article_cover(page),
        thumbnail_url=pictures.address_of(page.image_id),
    )


def article_cover(page: ArticlePage) -> Cover:
    """The drawn cover of an article that has no picture."""
    subject = page.subject_name or "Học tập suốt đời"
    return Cover(type=CoverType.STORY, subject_name=subject, key=page.key)


def unit_pages() -> list[UnitPage]:
    """The published pages of all units, by the unit's name. One query."""
    pages = visible(UnitPage.objects.all()).select_related("unit").defer("body")
    return sorted(pages, key=lambda page: alphabetical(page.unit.name))


def page_of(unit: Unit) -> UnitPage | None:
    """The unit's published page."""
    return visible(UnitPage.objects.all()).filter(unit=unit).first()

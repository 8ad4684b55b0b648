"""Documents of pages: which may be found, and one function a type to build them.

A page can be found while it and every page above it is published, and none of them is kept private. (In the
content management the children of an unpublished page stay published; people who take a unit's page down
do not expect its events to be found.)
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from courses.activities.kinds import ClubPage, CoursePage, EventPage
from courses.activities.models import Activity
from courses.contests.models import ContestPage
from hub.pages.models import ArticlePage, StandardPage, UnitPage
from hub.week.models import EditionPage
from search.documents import context
from search.documents.document import Document, Value
from search.documents.registry import Builder
from search.documents.types import Type
from search.projection.watches import PAGE


@dataclass(frozen=True)
class Surroundings:
    """What building a batch of pages has read once."""

    units: context.Units
    subjects: context.Subjects
    promoted: dict[int, context.Window]
    popularity: dict[int, int]

    def common(self, page: Page) -> dict[str, Any]:
        """Fields that documents of all pages have."""
        promoted_from, promoted_until = self.promoted.get(page.pk, (None, None))
        return {
            "title": page.title,
            "url": page.get_url() or "",
            "published_at": page.first_published_at,
            "promoted_from": promoted_from,
            "promoted_until": promoted_until,
            "popularity": self.popularity.get(page.pk, 0),
        }


def build(ids: Collection[int]) -> dict[int, Document]:
    """Documents of the pages among `ids` that can be found."""
    pages = Page.objects.filter(pk__in=list(ids), live=True).specific()
    known = [page for page in _visible(list(pages)) if type(page) in MAKERS]
    if not known:
        return {}
    found = [page.pk for page in known]
    around = Surroundings(
        units=context.units_today(),
        subjects=context.subjects(),
        promoted=context.promotions("page", found),
        popularity=context.popularity(PAGE, found),
    )
    return {page.pk: MAKERS[type(page)](page, around) for page in known}


def _visible(pages: list[Page]) -> list[Page]:
    """Those with no unpublished and no restricted page above them, themselves included."""
    paths = {
        page.path[:end] for page in pages for end in range(page.steplen, len(page.path) + 1, page.steplen)
    }
    hidden = set(Page.objects.filter(path__in=paths, live=False).values_list("path", flat=True))
    hidden.update(
        PageViewRestriction.objects.filter(page__path__in=paths).values_list("page__path", flat=True)
    )
    return [page for page in pages if not any(page.path.startswith(path) for path in hidden)]


def _text(body: Any) -> str:
    """The words of a stream of blocks."""
    return "\n".join(str(part) for part in body.stream_block.get_searchable_content(body)) if body else ""


def _activity(page: Activity, around: Surroundings) -> Document:
    is_by_name = page.takes_enrolment
    closes_at = page.registration_closes_at if is_by_name else None
    is_training = isinstance(page, EventPage) and page.event_type in TRAININGS
    is_dated = page.kind == Activity.Kind.EVENT and page.starts_at is not None
    subject = Value(page.subject.slug, page.subject.name)
    return Document(
        type=Type.TRAINING if is_training else Type(page.kind),
        key=page.key,
        summary=page.summary,
        body="\n".join(filter(None, (_text(page.body), getattr(page, "rules", "")))),
        subject=subject,
        subjects_above=around.subjects.above(subject),
        level=Value(page.level.slug, page.level.name),
        mode=page.mode,
        units=around.units.path(page.unit_id),
        licence=context.licence_value(page.licence),
        place=page.place,
        aliases=(*_event_names(page), *around.units.aliases_of(page.unit_id)),
        is_joinable=not page.is_cancelled,
        joinable_from=page.registration_opens_at if is_by_name else None,
        joinable_until=min(filter(None, (closes_at, page.ends_at)), default=None),
        starts_at=page.starts_at,
        ends_at=page.ends_at,
        card={
            "family": page.subject.family,
            "motif": page.subject.motif,
            **({"on": timezone.localdate(page.starts_at).isoformat()} if is_dated else {}),
            **({"image": page.image_id} if page.image_id else {}),
        },
        **around.common(page),
    )


TRAININGS = frozenset({EventPage.Type.TRAINING, EventPage.Type.WORKSHOP})
"""Events that people look for as classes to learn in."""


def _event_names(page: Activity) -> list[str]:
    if isinstance(page, EventPage) and page.event_type != EventPage.Type.OTHER:
        return [str(page.get_event_type_display())]
    return []


def _article(page: ArticlePage, around: Surroundings) -> Document:
    is_story = page.kind == ArticlePage.Kind.STORY
    subject = context.subject_value(page.subject_name)
    return Document(
        type=Type.STORY if is_story else Type.ARTICLE,
        key=page.key or f"page-{page.pk}",
        summary=page.summary,
        body=_text(page.body),
        subject=subject,
        subjects_above=around.subjects.above(subject),
        level=context.level_value(page.level_name),
        units=around.units.path(page.unit_id),
        aliases=around.units.aliases_of(page.unit_id),
        card={"image": page.image_id} if page.image_id else {},
        **around.common(page),
    )


def _unit(page: UnitPage, around: Surroundings) -> Document:
    units = around.units.path(page.unit_id)
    return Document(
        type=Type.UNIT,
        key=units[0].code if units else f"page-{page.pk}",
        summary=page.introduction,
        body=_text(page.body),
        units=units,
        aliases=around.units.aliases_of(page.unit_id),
        **around.common(page),
    )


def _edition(page: EditionPage, around: Surroundings) -> Document:
    return Document(
        type=Type.EDITION,
        key=f"edition-{page.year}",
        summary=page.theme,
        body="\n".join(filter(None, (page.message, _text(page.body)))),
        units=around.units.path(page.organizer_id),
        starts_at=_midnight(page.first_day),
        ends_at=_midnight(page.last_day + timedelta(days=1)),
        **around.common(page),
    )


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


def _plain(page: StandardPage, around: Surroundings) -> Document:
    return Document(type=Type.PAGE, key=f"page-{page.pk}", body=_text(page.body), **around.common(page))


Maker = Callable[[Any, Surroundings], Document]
MAKERS: dict[type[Page], Maker] = {
    CoursePage: _activity,
    EventPage: _activity,
    ContestPage: _activity,
    ClubPage: _activity,
    ArticlePage: _article,
    UnitPage: _unit,
    EditionPage: _edition,
    StandardPage: _plain,
}


def ids() -> Iterable[int]:
    """All pages of a type that can be found."""
    return Page.objects.type(*MAKERS).values_list("pk", flat=True)


BUILDER = Builder(PAGE, frozenset(model._meta.label for model in MAKERS), build, ids)

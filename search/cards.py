"""Results as cards: the document's words with highlights, an activity's state as it is now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.images import get_image_model

from courses.activities import queries as activities
from courses.activities.cards import CardMaker
from courses.activities.listed import rows
from hub.cards import Card
from hub.covers.spec import Cover, CoverType
from search.documents.document import Document, Value
from search.documents.types import Type
from search.engines.protocol import Hit, Marks
from search.facets import BY_NAME

THUMBNAIL = "fill-640x400"
ACTIVITIES = frozenset({Type.COURSE, Type.TRAINING, Type.EVENT, Type.CONTEST, Type.CLUB})
_COVER_TYPES = frozenset(CoverType)


@dataclass(frozen=True)
class FoundCard(Card):
    """A card whose subject may hold highlights too, and that may have been put first for the question."""

    is_pinned: bool = False

    @property
    def kind_line(self) -> SafeString:
        """Type and subject, the highlights kept."""
        parts = [part for part in (self.type_label, self.subject_label) if part]
        return format_html_join(" · ", "{}", ((part,) for part in parts))


def cards(hits: Sequence[Hit], now: datetime, request: HttpRequest) -> list[Card]:
    """The hits as cards, in order. Two queries at most, two more where there are uploaded pictures."""
    documents = [hit.document for hit in hits]
    live = _live_cards(documents, now, request)
    pictures = _pictures(document for document in documents if document.key not in live)
    return [_card(hit, live.get(hit.document.key), pictures) for hit in hits]


def _live_cards(documents: Iterable[Document], now: datetime, request: HttpRequest) -> dict[str, Card]:
    """Cards of activities from their rows: how many places are left changes with every visitor."""
    keys = [document.key for document in documents if document.type in ACTIVITIES]
    if not keys:
        return {}
    maker = CardMaker(now, request)
    return {row.key: maker.card(row) for row in rows(activities.visible().filter(key__in=keys))}


def _pictures(documents: Iterable[Document]) -> dict[int, str]:
    """Addresses of uploaded pictures by image id."""
    ids = [document.card["image"] for document in documents if document.card.get("image")]
    if not ids:
        return {}
    images = get_image_model().objects.prefetch_renditions(THUMBNAIL).in_bulk(ids)
    found = {}
    for pk, image in images.items():
        try:
            found[pk] = str(image.get_rendition(THUMBNAIL).url)
        except OSError:  # the file is gone; a drawn cover takes its place
            continue
    return found


def _card(hit: Hit, live: Card | None, pictures: dict[int, str]) -> Card:
    document = hit.document
    card = live or Card(
        title=document.title,
        url=document.url,
        type_label="",
        cover=cover_of(document),
        thumbnail_url=pictures.get(document.card.get("image", 0), ""),
    )
    given = {field.name: getattr(card, field.name) for field in fields(card)}
    found = FoundCard(**given, is_pinned=hit.is_pinned)
    subject = document.subject.label if document.subject else ""
    return replace(
        found,
        title=highlighted(document.title, hit.title_marks),
        subject_label=highlighted(subject, hit.subject_marks),
        snippet=highlighted(hit.snippet, hit.snippet_marks),
        type_label=BY_NAME["type"].label_of(Value(document.type, document.type)),
        unit_name=document.units[0].label if document.units and document.type != Type.UNIT else "",
        audience_label=document.level.label if document.level else "",
        licence_label=BY_NAME["licence"].label_of(document.licence) if document.licence else "",
    )


def cover_of(document: Document) -> Cover:
    """The cover that is drawn for it."""
    on = document.card.get("on")
    return Cover(
        type=document.type if document.type in _COVER_TYPES else CoverType.RESOURCE,
        subject_name=document.subject.label if document.subject else document.title,
        key=document.key,
        family=document.card.get("family", ""),
        motif=document.card.get("motif", ""),
        on=date.fromisoformat(on) if on else None,
    )


def highlighted(text: str, marks: Marks) -> SafeString:
    """The text, escaped, with its marks in <mark>."""
    parts, last = [], 0
    for start, end in marks:
        parts += [format_html("{}<mark>{}</mark>", text[last:start], text[start:end])]
        last = end
    return mark_safe("".join([*parts, format_html("{}", text[last:])]))

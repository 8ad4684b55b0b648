"""Cards of resources, for every list that shows them."""

from django.utils.translation import gettext as _

from catalog.resources.models import Resource
from catalog.resources.queries import THUMBNAIL
from catalog.vocabulary.models import Licence
from hub.cards import Badge, Card
from hub.choices import label
from hub.covers.spec import Cover, CoverType
from hub.pages import pictures


def type_label(resource: Resource) -> str:
    """What a reader calls it: a resource, or a game."""
    return _("Game") if resource.kind == Resource.Kind.GAME else _("Resource")


def cover(resource: Resource) -> Cover:
    """Its drawn cover: from subject, type and key."""
    return Cover(
        type=CoverType.GAME if resource.kind == Resource.Kind.GAME else CoverType.RESOURCE,
        subject_name=resource.subject.name,
        key=resource.key,
        family=resource.subject.family,
        motif=resource.subject.motif,
    )


def thumbnail_url(resource: Resource) -> str:
    """Address of the uploaded cover picture, cut when asked for; "" where there is none. No query."""
    return pictures.address_of(resource.thumbnail_id, THUMBNAIL)


def card(resource: Resource, *, state: Badge | None = None) -> Card:
    """The resource as a list shows it. Its subject, level, unit and thumbnail should be fetched with it."""
    return Card(
        title=resource.title,
        url=resource.get_absolute_url(),
        type_label=type_label(resource),
        subject_label=resource.subject.name,
        unit_name=resource.unit.name,
        cover=cover(resource),
        thumbnail_url=thumbnail_url(resource),
        snippet=resource.description[:200],
        audience_label=resource.level.name,
        licence_label=label(Licence, resource.licence),
        state=state,
    )

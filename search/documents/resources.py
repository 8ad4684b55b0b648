"""Documents of resources and games."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from catalog.resources.models import Resource
from search.documents import context
from search.documents.document import Document, Value
from search.documents.registry import Builder
from search.documents.types import Type
from search.projection.watches import RESOURCE


def build(ids: Collection[int]) -> dict[int, Document]:
    """Documents of the published resources among `ids`."""
    resources = Resource.objects.filter(pk__in=list(ids), live=True).select_related("subject", "level")
    units, subjects = context.units_today(), context.subjects()
    promoted = context.promotions("resource", ids)
    used = context.popularity(RESOURCE, ids)
    return {
        resource.pk: replace(
            _document(resource, units, subjects, promoted.get(resource.pk, (None, None))),
            popularity=used.get(resource.pk, 0),
        )
        for resource in resources
    }


def _document(
    resource: Resource,
    units: context.Units,
    subjects: context.Subjects,
    promoted: context.Window | tuple[None, None],
) -> Document:
    is_game = resource.kind == Resource.Kind.GAME
    subject = Value(resource.subject.slug, resource.subject.name)
    return Document(
        type=Type.GAME if is_game else Type.RESOURCE,
        key=resource.key,
        title=resource.title,
        url=resource.get_absolute_url(),
        summary=resource.description,
        subject=subject,
        subjects_above=subjects.above(subject),
        level=Value(resource.level.slug, resource.level.name),
        units=units.path(resource.unit_id),
        licence=context.licence_value(resource.licence),
        aliases=(
            *units.aliases_of(resource.unit_id),
            *([] if is_game else [str(resource.get_kind_display())]),
            *filter(None, (resource.authors, resource.source)),
        ),
        published_at=resource.first_published_at,
        promoted_from=promoted[0],
        promoted_until=promoted[1],
        card={
            "family": resource.subject.family,
            "motif": resource.subject.motif,
            **({"image": resource.thumbnail_id} if resource.thumbnail_id else {}),
        },
    )


def ids() -> Iterable[int]:
    """All resources."""
    return Resource.objects.values_list("pk", flat=True)


BUILDER = Builder(RESOURCE, frozenset({"catalog.Resource"}), build, ids)

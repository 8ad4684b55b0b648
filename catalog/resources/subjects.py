"""How the ledger, promotions and the API find a resource by its key."""

from collections.abc import Iterable

from catalog.resources.models import Resource
from hub.subjects import Subject

KIND = "RESOURCE"


def subject_of(resource: Resource) -> Subject:
    """The resource as the registry names it."""
    return Subject(kind=KIND, key=resource.key, title=resource.title, url=resource.get_absolute_url())


def find(keys: Iterable[str]) -> dict[str, Subject]:
    """Published resources among `keys`, by key. One query."""
    found = Resource.objects.filter(live=True, key__in=list(keys)).only("key", "slug", "title")
    return {resource.key: subject_of(resource) for resource in found}

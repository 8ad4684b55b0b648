"""Who builds documents of what, and what is on purpose no document. A system check holds both complete."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from search.documents.document import Document


@dataclass(frozen=True)
class Builder:
    """Builds the documents of one kind of source from a fresh read.

    `models` are the types it covers, as labels. `build` takes ids and returns the documents of those that
    can be found now; the others are gone or hidden. `ids` are all that exist, findable or not.
    """

    kind: str
    models: frozenset[str]
    build: Callable[[Collection[int]], dict[int, Document]]
    ids: Callable[[], Iterable[int]]


EXCLUDED: dict[str, str] = {
    "wagtailcore.Page": "the tree's root and bare pages have no template of their own",
    "hub.HomePage": "everybody is there already",
    "hub.UnitIndexPage": "a list; the units are found themselves",
    "courses.Activity": "never created bare; its kinds are documents",
    "catalog.Subject": "a filter; what is about it is found",
    "catalog.Level": "a filter; what is for it is found",
    "catalog.Programme": "a tag; what is tied to it is found",
    "hub.Unit": "found by its page",
    "hub.UnitAlias": "a name of a unit, which is found by its page",
    "hub.Placement": "a unit's place in the tree; concerns coordinators",
    "hub.SignatureProfile": "how a unit signs; concerns its report",
    "search.Synonym": "helps to find, is not found",
    "search.Pin": "puts first what is found, is not found",
}
"""Public page types and snippets that are on purpose no documents, each with the reason."""

_builders: dict[str, Builder] = {}


def register(builder: Builder) -> None:
    """Have that builder build its kind."""
    _builders[builder.kind] = builder


def builders() -> dict[str, Builder]:
    """All builders by kind."""
    return dict(_builders)


def covered() -> set[str]:
    """Labels of the models that some builder builds documents of."""
    return {label for builder in _builders.values() for label in builder.models}

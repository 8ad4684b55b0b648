"""Documents of what is public at this moment, by the rows of the things themselves.

A document is built a moment after its thing has changed. Where what was just taken down must not show for
that moment either, it is read from here.
"""

import json
from collections.abc import Iterable

from django.db import connection
from wagtail.models import Page

from search.documents.document import Document
from search.projection.watches import PAGE, RESOURCE

Identity = tuple[str, int]

DEEPEST = 8
"""Levels of the page tree that are looked up through."""

_ABOVE = ", ".join(f"substr(p.path, 1, {Page.steplen * level})" for level in range(1, DEEPEST))
_ENTRY = "SELECT e.kind, e.source_id, e.document FROM search_entry e"
_RESOURCES = (
    f"{_ENTRY} JOIN catalog_resource r ON r.id = e.source_id AND r.live"
    f" WHERE e.kind = '{RESOURCE}' AND e.is_findable AND e.source_id IN ({{}})"
)
_PAGES = (
    f"{_ENTRY} JOIN wagtailcore_page p ON p.id = e.source_id AND p.live"
    f" WHERE e.kind = '{PAGE}' AND e.is_findable AND e.source_id IN ({{}})"
    f" AND NOT EXISTS (SELECT 1 FROM wagtailcore_page a WHERE a.path IN ({_ABOVE}) AND NOT a.live)"
    " AND NOT EXISTS (SELECT 1 FROM wagtailcore_pageviewrestriction v JOIN wagtailcore_page a"
    " ON a.id = v.page_id WHERE substr(p.path, 1, length(a.path)) = a.path)"
)


def documents(identities: Iterable[Identity]) -> dict[Identity, Document]:
    """Those among these that anybody may see now: published, as everything above is, and not kept private.

    One statement.
    """
    wanted = list(identities)
    parts: list[str] = []
    parameters: list[int] = []
    for kind, statement in ((RESOURCE, _RESOURCES), (PAGE, _PAGES)):
        ids = [source_id for name, source_id in wanted if name == kind]
        if ids:
            parts.append(statement.format(", ".join(["%s"] * len(ids))))
            parameters += ids
    if not parts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        return {(kind, source_id): _document(data) for kind, source_id, data in cursor.fetchall()}


def _document(data: str | dict[str, object]) -> Document:
    return Document.from_json(json.loads(data) if isinstance(data, str) else data)

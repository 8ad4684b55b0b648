"""Published resources straight from a catalogue's rows: the demo, an import. No draft, no revision."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.signals import published

from catalog.resources import acting
from catalog.resources.actions import free_slug
from catalog.resources.models import Resource
from catalog.resources.naming import new_key, tidy, tidy_lines
from catalog.vocabulary.models import Programme
from hub.accounts.models import User


@transaction.atomic
def create_published(
    *,
    title: str,
    by: User | None,
    now: datetime,
    key: str = "",
    description: str = "",
    authors: str = "",
    source: str = "",
    programmes: Iterable[Programme] = (),
    **fields: Any,
) -> Resource:
    """One published resource, as if `by` had published it at `now`; signals and ledger follow as ever.

    `key` is the catalogue's id; without one it gets a new one. `fields` are the rest of the model's:
    `subject`, `level`, `licence` and `unit` always, else `kind`, `language`, `link`, `is_collected`. Raises
    ValidationError for a row that no resource may be, IntegrityError for a key that is taken.
    """
    title, key = tidy(title), tidy(key) or new_key()
    resource = Resource(
        key=key,
        slug=free_slug(title, key),
        title=title,
        description=tidy_lines(description),
        authors=tidy(authors),
        source=tidy(source),
        submitted_by=by,
        live=True,
        first_published_at=now,
        last_published_at=now,
        **fields,
    )
    resource.clean_fields(exclude=["subject", "level", "unit", "submitted_by"])
    resource.programmes.set(programmes)
    resource.save()
    with acting.publisher(by):
        published.send(sender=Resource, instance=resource, revision=None)
    return resource

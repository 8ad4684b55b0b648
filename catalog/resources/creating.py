"""Published resources straight from a catalogue's rows: the demo, an import. No draft, no revision."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from wagtail.signals import published

from catalog.resources import acting
from catalog.resources.actions import free_slug
from catalog.resources.models import Resource
from catalog.resources.naming import new_key, tidy, tidy_lines
from catalog.vocabulary.models import Level, Licence, Programme, Subject
from hub.accounts.models import User
from hub.units.models import Unit


@transaction.atomic
def create_published(
    *,
    title: str,
    subject: Subject,
    level: Level,
    licence: Licence,
    unit: Unit,
    by: User | None,
    now: datetime,
    key: str = "",
    description: str = "",
    kind: str = Resource.Kind.TEXT,
    language: str = Resource.Language.VI,
    authors: str = "",
    source: str = "",
    link: str = "",
    is_collected: bool = False,
    programmes: Iterable[Programme] = (),
) -> Resource:
    """One published resource, as if `by` had published it at `now`; signals and ledger follow as ever.

    `key` is the catalogue's id; without one it gets a new one. Raises ValidationError for a row that no
    resource may be, IntegrityError for a key that is taken.
    """
    title, key = tidy(title), tidy(key) or new_key()
    resource = Resource(
        key=key,
        slug=free_slug(title, key),
        title=title,
        description=tidy_lines(description),
        subject=subject,
        level=level,
        kind=kind,
        language=language,
        licence=licence,
        authors=tidy(authors),
        source=tidy(source),
        link=link,
        unit=unit,
        is_collected=is_collected,
        submitted_by=by,
        live=True,
        first_published_at=now,
        last_published_at=now,
    )
    resource.clean_fields(exclude=["subject", "level", "unit", "submitted_by"])
    resource.programmes.set(programmes)
    resource.save()
    with acting.publisher(by):
        published.send(sender=Resource, instance=resource, revision=None)
    return resource

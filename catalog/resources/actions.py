"""What is done to a resource: drafted, published, taken down. Each is one transaction.

Who may do it is asked before, by the caller (see `catalog.review.permissions`).
"""

from datetime import datetime

from django.db import transaction
from wagtail.models import Revision

from catalog.resources.models import Resource
from catalog.resources.naming import new_key, slug_of
from hub.accounts.models import User

RESERVED = {"gui", "cua-toi", "tep"}
"""Addresses below /hoc-lieu/ that are the site's own."""


@transaction.atomic
def draft(resource: Resource, *, by: User | None, now: datetime) -> Revision:
    """Keep the resource as its newest draft; a new one gets its key and its address here.

    What is out stays as it is until that draft is published. Raises ValidationError.
    """
    if resource.pk is None:
        resource.live = False
        resource.key = resource.key or new_key()
        resource.slug = resource.slug or free_slug(resource.title, resource.key)
        resource.submitted_by = resource.submitted_by or by
    if not resource.live:
        resource.full_clean()
        resource.save()
    return resource.save_revision(user=by, log_action=True)


@transaction.atomic
def publish(resource: Resource, *, by: User | None, now: datetime) -> Resource:
    """Publish the newest draft, or the resource as it is where it has none; the fresh row comes back.

    The ledger's row is written in the same transaction (see `catalog.resources.ledger`).
    """
    revision = resource.latest_revision or resource.save_revision(user=by)
    revision.publish(user=by, skip_permission_checks=True)
    return Resource.objects.get(pk=resource.pk)


@transaction.atomic
def unpublish(resource: Resource, *, by: User | None, now: datetime) -> Resource:
    """Take the resource down. Its row in the ledger stays: it was published, and that happened.

    Where it was published by mistake, reverse the ledger's row as well (`hub.participation.ledger`).
    """
    resource.unpublish(user=by)
    return resource


def free_slug(title: str, key: str) -> str:
    """An address that no resource has: from the title, and where that is taken, with the end of the key."""
    slug = slug_of(title, fallback=key)
    if slug in RESERVED:
        slug = f"hoc-lieu-{slug}"
    taken = Resource.objects.filter(slug__in=[slug, f"{slug}-{_tail(key)}"]).values_list("slug", flat=True)
    if slug not in taken:
        return slug
    return f"{slug}-{_tail(key)}" if f"{slug}-{_tail(key)}" not in taken else slug_of(key, fallback=new_key())


def _tail(key: str) -> str:
    return slug_of(key, fallback="x")[-6:].strip("-")

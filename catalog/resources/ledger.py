"""The ledger's row for a published resource, written on every path that publishes."""

from typing import Any

from django.utils import timezone

from catalog.resources import acting
from catalog.resources.models import Resource
from catalog.resources.subjects import KIND, subject_of
from hub.participation import ledger
from hub.participation.models import Kind


def record_publication(sender: type[Resource], instance: Resource, **kwargs: Any) -> None:
    """Listen to Wagtail's `published`: the first time that a resource is out becomes one row.

    The signal is also sent for a go-live that is only scheduled: then the resource is not live, and
    nothing is written. Published again, after edits or after being taken down, it keeps its first row.
    """
    if not instance.live:
        return
    ledger.record(
        ledger.Entry(
            kind=Kind.RESOURCE_COLLECTED if instance.is_collected else Kind.RESOURCE_PUBLISHED,
            subject=subject_of(instance),
            unit=instance.unit,
            occurred_at=instance.first_published_at or timezone.now(),
            key=f"published:{KIND}:{instance.key}",
            topic=instance.kind,
        ),
        by=acting.current(),
        now=instance.last_published_at or timezone.now(),
    )

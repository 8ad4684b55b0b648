"""Marking entries by hand: where a difference was found that no trigger saw."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from search.models import Entry


@transaction.atomic
def mark(kind: str, ids: Collection[int]) -> None:
    """Have the documents of these sources built anew; entries are made where they are missing."""
    wanted = sorted(set(ids))
    Entry.objects.bulk_create(
        [Entry(kind=kind, source_id=pk) for pk in wanted], ignore_conflicts=True, batch_size=500
    )
    for start in range(0, len(wanted), 500):
        rows = Entry.objects.filter(kind=kind, source_id__in=wanted[start : start + 500])
        rows.filter(is_stale=False).update(changed_at=timezone.now())
        rows.update(version=F("version") + 1, is_stale=True, failure="")

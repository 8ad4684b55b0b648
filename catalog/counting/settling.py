"""When a day is over: one row of the ledger a resource, a use and a day."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from catalog.counting.models import DailyUse, Use
from catalog.resources.models import Resource
from catalog.resources.subjects import KIND, subject_of
from hub.participation import ledger
from hub.participation.models import Kind

KINDS = {
    Use.VIEW: Kind.RESOURCE_VIEWED,
    Use.DOWNLOAD: Kind.RESOURCE_DOWNLOADED,
    Use.PLAY: Kind.GAME_PLAYED,
}
AT_ONCE = 500
GRACE = timedelta(minutes=10)
"""A use that was begun before midnight may still be written; a day is over ten minutes later."""


def settle(*, now: datetime) -> int:
    """Write every finished local day to the ledger and return how many rows that were; twice is once.

    Five hundred rows a transaction: whatever breaks off is taken up again by the next run.
    """
    today = timezone.localdate(now - GRACE)
    done = 0
    while batch := _open_before(today):
        _write(batch, now=now)
        done += len(batch)
    return done


def _open_before(day: date) -> list[int]:
    rows = DailyUse.objects.filter(recorded_at=None, day__lt=day).order_by("day", "pk")
    return list(rows.values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _write(ids: list[int], *, now: datetime) -> None:
    """Close the days first, so that nothing is added to them any more, then read what they came to."""
    rows = DailyUse.objects.filter(pk__in=ids)
    rows.update(recorded_at=now)
    entries = [_entry(row) for row in rows.filter(count__gt=0).select_related("resource__unit")]
    for row in rows.filter(count__gt=0):
        Resource.objects.filter(pk=row.resource_id).update(use_count=F("use_count") + row.count)
    if entries:
        ledger.record(*entries, by=None, now=now)


def _entry(row: DailyUse) -> ledger.Entry:
    return ledger.Entry(
        kind=KINDS[Use(row.use)],
        subject=subject_of(row.resource),
        unit=row.resource.unit,
        occurred_at=timezone.make_aware(datetime.combine(row.day, time(12))),
        key=f"{row.use.lower()}:{KIND}:{row.resource.key}:{row.day.isoformat()}",
        topic=row.resource.kind,
        quantity=row.count,
    )

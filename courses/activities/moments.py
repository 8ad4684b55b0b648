"""The moments at which an activity's pages change by themselves: begun, over, open, closed."""

from datetime import datetime

from django.db.models import Min, Q, QuerySet

from courses.activities.models import Activity
from courses.activities.sessions import Session


def next_moment(now: datetime) -> datetime | None:
    """The first such moment after `now`, over all activities; None when nothing is to come. Two queries."""
    activity_fields = ("starts_at", "ends_at", "registration_opens_at", "registration_closes_at")
    session_fields = ("starts_at", "ends_at")
    found = [
        *_earliest(Activity.objects.live(), activity_fields, now),
        *_earliest(Session.objects.all(), session_fields, now),
    ]
    return min(found, default=None)


def _earliest(rows: QuerySet, fields: tuple[str, ...], now: datetime) -> list[datetime]:
    row = rows.aggregate(**{f"first_{name}": Min(name, filter=Q(**{f"{name}__gt": now})) for name in fields})
    return [moment for moment in row.values() if moment is not None]

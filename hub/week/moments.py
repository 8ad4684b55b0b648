"""The moments at which the Week's pages change by themselves: promotions and the reports' deadline."""

from datetime import datetime

from django.db.models import Min, Q

from hub.week.models import EditionPage, Promotion


def next_moment(now: datetime) -> datetime | None:
    """The first such moment after `now`; None when nothing is to come. Two queries."""
    promoted = Promotion.objects.aggregate(
        begin=Min("starts_at", filter=Q(starts_at__gt=now)), end=Min("ends_at", filter=Q(ends_at__gt=now))
    )
    due = EditionPage.objects.live().aggregate(
        deadline=Min("report_deadline", filter=Q(report_deadline__gt=now))
    )
    return min((moment for moment in [*promoted.values(), *due.values()] if moment is not None), default=None)

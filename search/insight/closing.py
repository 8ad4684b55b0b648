"""The timer's part: when a week is over, what may be somebody's own goes; half a year later everything."""

from datetime import date, datetime, timedelta

from django.db.models import Sum
from django.utils import timezone

from search.insight.collecting import monday
from search.insight.models import AskedQuestion, AskedWeek

ENOUGH = 3
"""A question asked less often in a week may name a person: it is shown to nobody, and goes with the week."""

KEPT_WEEKS = 26

LATE = timedelta(hours=1)
"""A search of Sunday night may still be written down."""


def close(now: datetime) -> int:
    """Close the weeks that are over; how many rows went comes back. Twice is once."""
    this_week = monday(timezone.localdate(now - LATE))
    first = this_week - timedelta(weeks=KEPT_WEEKS)
    gone, _by_model = AskedQuestion.objects.filter(week__lt=first).delete()
    AskedWeek.objects.filter(week__lt=first).delete()
    closed = AskedQuestion.objects.filter(week__lt=this_week)
    rare = closed.values("week", "folded").annotate(sum=Sum("times")).filter(sum__lt=ENOUGH)
    by_week: dict[date, list[str]] = {}
    for week, folded in rare.values_list("week", "folded").order_by():
        by_week.setdefault(week, []).append(folded)
    for week, questions in by_week.items():
        for start in range(0, len(questions), 500):
            some = questions[start : start + 500]
            gone += AskedQuestion.objects.filter(week=week, folded__in=some).delete()[0]
    return gone

"""Which edition of the Week matters now."""

from datetime import date, datetime

from django.utils import timezone

from hub.week.models import EditionPage


def current(now: datetime) -> EditionPage | None:
    """The published edition to show at `now`: the running one, else the latest of all; None without any."""
    today = timezone.localdate(now)
    editions = list(EditionPage.objects.live().order_by("-first_day"))
    running = [edition for edition in editions if edition.first_day <= today <= edition.last_day]
    return (running or editions or [None])[0]


def containing(day: date) -> EditionPage | None:
    """The edition in whose Week that local day lies, published or not; None outside every Week."""
    return EditionPage.objects.filter(first_day__lte=day, last_day__gte=day).first()

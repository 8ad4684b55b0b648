"""Which edition of the Week matters now, and what it puts forward."""

from datetime import date, datetime

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone

from hub.statements import Statement
from hub.week.models import EditionPage, Promotion


def current(now: datetime) -> EditionPage | None:
    """The published edition to show at `now`: the running one, else the latest of all; None without any."""
    return next(iter(_CURRENT.objects(EditionPage, timezone.localdate(now))), None)


def _current(today: date) -> QuerySet[EditionPage]:
    running = When(first_day__lte=today, last_day__gte=today, then=Value(0))
    found = EditionPage.objects.filter(live=True)
    return found.order_by(Case(running, default=Value(1)), "-first_day", "-pk")[:1]


_CURRENT = Statement(_current, date)


def containing(day: date) -> EditionPage | None:
    """The edition in whose Week that local day lies, published or not; None outside every Week."""
    return EditionPage.objects.filter(first_day__lte=day, last_day__gte=day).first()


def is_running(edition: EditionPage, now: datetime) -> bool:
    """Whether the local day of `now` is one of the edition's."""
    return edition.first_day <= timezone.localdate(now) <= edition.last_day


def promotions(edition: EditionPage, *, now: datetime) -> QuerySet[Promotion]:
    """What the edition promotes now, in the editors' order; a window's end is outside it."""
    return Promotion.objects.filter(
        Q(starts_at=None) | Q(starts_at__lte=now),
        Q(ends_at=None) | Q(ends_at__gt=now),
        edition=edition,
    ).order_by("sort_order", "pk")

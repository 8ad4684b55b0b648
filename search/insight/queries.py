"""Reading what people look for, by week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, Sum

from search.insight.closing import ENOUGH
from search.insight.models import AskedQuestion, AskedWeek, Found

SHOWN = 30
"""Questions of each list on the page."""


@dataclass(frozen=True)
class Asked:
    """One question of a week: how often, how often with nothing found, how often the week before."""

    question: str
    times: int
    not_found: int
    before: int

    @property
    def change(self) -> int:
        """How much more often than the week before."""
        return self.times - self.before


@dataclass(frozen=True)
class Week:
    """The sums of one week, by its Monday."""

    week: date
    times: int
    not_found: int


def weeks(until: date, number: int) -> list[Week]:
    """The sums of so many weeks up to that one; zeros where nothing was asked. One query."""
    every = [until - timedelta(weeks=back) for back in range(number - 1, -1, -1)]
    held = {row.week: row for row in AskedWeek.objects.filter(week__in=every)}
    return [
        Week(week, held[week].times, held[week].not_found) if week in held else Week(week, 0, 0)
        for week in every
    ]


def most_asked(week: date, number: int | None = SHOWN) -> list[Asked]:
    """What was asked most often; only what several asked. Three queries."""
    return _asked(week, Q(), "-sum", number)


def not_found(week: date, number: int | None = SHOWN) -> list[Asked]:
    """What was asked and found nothing, most often first; only what several asked. Three queries."""
    return _asked(week, Q(empty__gt=0), "-empty", number)


def _asked(week: date, condition: Q, order: str, number: int | None) -> list[Asked]:
    rows = AskedQuestion.objects.filter(week=week).values("folded")
    sums = rows.annotate(sum=Sum("times"), empty=Sum("times", filter=Q(found=Found.NOTHING), default=0))
    groups = sums.filter(condition, sum__gte=ENOUGH).order_by(order, "folded")[:number]
    found = list(groups.values_list("folded", "sum", "empty"))
    folded = [key for key, _times, _empty in found]
    spelt, before = _spelt(week, folded), _times_of(week - timedelta(weeks=1), folded)
    return [Asked(spelt[key], times, empty, before.get(key, 0)) for key, times, empty in found]


def _spelt(week: date, folded: Iterable[str]) -> dict[str, str]:
    """How each question was mostly written."""
    rows = AskedQuestion.objects.filter(week=week, folded__in=folded).values("folded", "question")
    sums = rows.annotate(sum=Sum("times")).order_by("sum", "-question")
    return dict(sums.values_list("folded", "question"))


def _times_of(week: date, folded: Iterable[str]) -> dict[str, int]:
    rows = AskedQuestion.objects.filter(week=week, folded__in=folded).values("folded").order_by()
    sums = rows.annotate(sum=Sum("times")).filter(sum__gte=ENOUGH)
    return dict(sums.values_list("folded", "sum"))

"""What must hold of an activity's sessions before people see them. Pure apart from one look-up."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.week.models import EditionPage
from hub.week.queries import containing

Span = tuple[datetime, datetime]
"""When a session begins and ends; both aware."""


def check_spans(spans: Iterable[Span]) -> None:
    """Raise ValidationError where a session ends before it begins."""
    if any(ends_at <= starts_at for starts_at, ends_at in spans):
        raise ValidationError(_("A session must end after it begins."))


def check_opening(spans: Sequence[Span], edition: EditionPage | None) -> None:
    """Raise ValidationError where an opening ceremony lies outside the Week it opens.

    `edition` is the one it was given; without it any Week will do. The city's plan asks every ward for its
    opening within the Week's days (plan 2022, II.2). At most one query.
    """
    days = sorted({timezone.localdate(starts_at) for starts_at, _ends_at in spans})
    if not days:
        raise ValidationError(_("Say when the opening ceremony is: it belongs into the Week."))
    week = edition or containing(days[0]) or _next_week(days[0])
    if week and not week.first_day <= days[0] <= days[-1] <= week.last_day:
        raise ValidationError(
            _("An opening ceremony belongs into the Week: choose a day from %(first)s to %(last)s.")
            % {"first": f"{week.first_day:%d/%m/%Y}", "last": f"{week.last_day:%d/%m/%Y}"}
        )


def _next_week(day: date) -> EditionPage | None:
    """The edition nearest to that day: the one to come, else the last."""
    coming = EditionPage.objects.filter(last_day__gte=day).order_by("first_day").first()
    return coming or EditionPage.objects.order_by("-first_day").first()

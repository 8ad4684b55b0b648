"""Days and times in words, as people read them here: weekday with every date, 24 hours, day before month.

Datetimes come in aware and are told in the current time zone.
"""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

_WEEKDAYS = (
    pgettext_lazy("in a sentence", "Monday"),
    pgettext_lazy("in a sentence", "Tuesday"),
    pgettext_lazy("in a sentence", "Wednesday"),
    pgettext_lazy("in a sentence", "Thursday"),
    pgettext_lazy("in a sentence", "Friday"),
    pgettext_lazy("in a sentence", "Saturday"),
    pgettext_lazy("in a sentence", "Sunday"),
)
_TWO_LETTERS = (
    pgettext_lazy("two letters", "Mo"),
    pgettext_lazy("two letters", "Tu"),
    pgettext_lazy("two letters", "We"),
    pgettext_lazy("two letters", "Th"),
    pgettext_lazy("two letters", "Fr"),
    pgettext_lazy("two letters", "Sa"),
    pgettext_lazy("two letters", "Su"),
)


def weekday(day: date) -> str:
    """ "thứ Ba", "Chủ nhật": the day's name inside a sentence."""
    return str(_WEEKDAYS[day.weekday()])


def weekday_short(day: date) -> str:
    """ "T3", "CN": the day's name where there is room for two letters."""
    return str(_TWO_LETTERS[day.weekday()])


def day(moment: date, *, year: bool = True) -> str:
    """ "thứ Ba 04/10/2022", or without the year."""
    local = _local_day(moment)
    return f"{weekday(local)} {local:%d/%m/%Y}" if year else f"{weekday(local)} {local:%d/%m}"


def clock(moment: datetime) -> str:
    """ "14:00"."""
    return f"{timezone.localtime(moment):%H:%M}"


def at(moment: datetime, *, year: bool = True) -> str:
    """ "23:59, Chủ nhật 09/10/2022"."""
    return f"{clock(moment)}, {day(moment, year=year)}"


def span(starts_at: datetime, ends_at: datetime | None = None) -> str:
    """From when to when: "14:00–16:30, thứ Ba 04/10/2022", or over several days from one day to another."""
    if ends_at is None or ends_at == starts_at:
        return at(starts_at)
    first, last = _local_day(starts_at), _local_day(ends_at)
    if first == last:
        return f"{clock(starts_at)}–{clock(ends_at)}, {day(first)}"
    return _("from %(first)s to %(last)s") % {
        "first": day(first, year=first.year != last.year),
        "last": day(last),
    }


def days_left(deadline: datetime, *, now: datetime) -> str:
    """ "còn 5 ngày", "còn 3 giờ", "hạn hôm nay": how much time there is until then; "" when it is over."""
    if now > deadline:
        return ""
    days = (_local_day(deadline) - _local_day(now)).days
    if days:
        return ngettext("%(count)s day left", "%(count)s days left", days) % {"count": days}
    hours = int((deadline - now).total_seconds() // 3600)
    if hours:
        return ngettext("%(count)s hour left", "%(count)s hours left", hours) % {"count": hours}
    return _("less than an hour left")


def _local_day(moment: date) -> date:
    if isinstance(moment, datetime):
        return timezone.localdate(moment) if timezone.is_aware(moment) else moment.date()
    return moment

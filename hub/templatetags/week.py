"""Words about the days of a Week: `{% load week %}`."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

register = template.Library()


@register.filter
def day_ordinal(number: int) -> str:
    """`{{ 4|day_ordinal }}`: "tư" (in "ngày thứ tư"), "fourth"; figures beyond ten."""
    words = (
        pgettext("day of the Week", "first"),
        pgettext("day of the Week", "second"),
        pgettext("day of the Week", "third"),
        pgettext("day of the Week", "fourth"),
        pgettext("day of the Week", "fifth"),
        pgettext("day of the Week", "sixth"),
        pgettext("day of the Week", "seventh"),
        pgettext("day of the Week", "eighth"),
        pgettext("day of the Week", "ninth"),
        pgettext("day of the Week", "tenth"),
    )
    return words[number - 1] if 1 <= number <= len(words) else str(number)


@register.filter
def days_heading(number: int) -> str:
    """`{{ 7|days_heading }}`: "Bảy ngày của Tuần lễ"; "Các ngày của Tuần lễ" for any other number."""
    return _("The seven days of the Week") if number == 7 else _("The days of the Week")

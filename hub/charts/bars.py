"""A progress bar: how much of the whole is there. Its meaning stands beside it in words."""

from django.utils.html import format_html
from django.utils.safestring import SafeString


def percent(part: float, whole: float) -> int:
    """A whole number from 0 to 100; nothing of nothing is 0."""
    return max(0, min(100, round(100 * part / whole))) if whole else 0


def bar(part: float, whole: float, *, is_low: bool = False) -> SafeString:
    """The bar, filled by `part` of `whole`; orange where little is left."""
    return format_html(
        '<svg class="progress-bar{}" aria-hidden="true" focusable="false">'
        '<rect width="{}%" height="100%"/></svg>',
        " low" if is_low else "",
        percent(part, whole),
    )

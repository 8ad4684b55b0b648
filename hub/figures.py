"""Whole numbers as they are read here: 1.284 in Vietnamese, 1,284 in English."""

from django.utils.translation import get_language


def grouped(value: int) -> str:
    """The number in groups of three, as the active language separates them."""
    separator = "," if (get_language() or "vi").startswith("en") else "."
    return f"{value:,}".replace(",", separator)

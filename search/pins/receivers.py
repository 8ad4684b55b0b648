"""Kept pages of results go when a pin changes."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from hub.freshness import clock
from search.pins.models import Pin


def connect() -> None:
    """Called once, when the apps are ready."""
    for signal in (post_save, post_delete):
        signal.connect(_changed, sender=Pin, dispatch_uid="search.pins")


def _changed(**kwargs: Any) -> None:
    clock.touch()

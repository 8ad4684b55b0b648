"""Reading the version cheaply: one look-up every fraction of a second a process, whatever the traffic."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hub.freshness.models import SiteVersion

Boundary = Callable[[datetime], datetime | None]
_boundaries: list[Boundary] = []
_ONLY_ROW = 1


def register_boundary(boundary: Boundary) -> None:
    """Add a source of moments at which pages change by themselves.

    `boundary(now)` gives the first such moment after `now` (aware), or None when none is known.
    """
    _boundaries.append(boundary)


def next_boundary(now: datetime) -> datetime:
    """The first moment after `now` at which a page may change by itself; local midnight at the latest."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    midnight = timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))
    return min([midnight, *(moment for source in _boundaries if (moment := source(now)))])


def touch() -> None:
    """Say that something public has changed: the version rises once the transaction is committed."""
    connection = transaction.get_connection()
    if connection.in_atomic_block and any(entry[1] is _raise for entry in connection.run_on_commit):
        return
    transaction.on_commit(_raise)


def _raise() -> None:
    if not SiteVersion.objects.filter(pk=_ONLY_ROW).update(version=F("version") + 1):
        SiteVersion.objects.get_or_create(pk=_ONLY_ROW, defaults={"version": 1})


class Stamp(NamedTuple):
    """What a page was made under: the site's version, and the moment (Unix time) it changes by itself.

    Two processes that give the same page equal versions, before that moment, would give it the same content.
    """

    version: int
    until: float


class Clock:
    """One process's view of the version, at most `seconds` old."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._looked_at = float("-inf")
        self._stamp = Stamp(version=-1, until=float("-inf"))

    def now(self) -> Stamp:
        """The stamp of this moment. Raises what the database raises when it cannot be reached."""
        if time.monotonic() - self._looked_at >= self.seconds:
            began = time.monotonic()
            version = SiteVersion.objects.filter(pk=_ONLY_ROW).values_list("version", flat=True).first() or 0
            if version != self._stamp.version:
                self._advance(version)
            self._looked_at = began
        if time.time() >= self._stamp.until:
            self._advance(self._stamp.version)
        return self._stamp

    def _advance(self, version: int) -> None:
        self._stamp = Stamp(version, next_boundary(timezone.now()).timestamp())

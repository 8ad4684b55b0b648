"""An engine that may be away, with another that answers meanwhile: an outage is a normal state of affairs."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from search.engines.matching.likeness import Identity
from search.engines.protocol import Change, Engine, EngineError, Query, Results, Suggestion

logger = logging.getLogger("search")

FIRST_PAUSE, LONGEST_PAUSE = 15.0, 120.0
"""Seconds that an engine is left alone after it failed; twice as long each time it fails again."""

NOTICE = _("The search engine is being looked after. These results may be less well ordered than usual.")

Answer = TypeVar("Answer")


@dataclass
class Breaker:
    """Remembers that an engine failed, for all threads of this process.

    While it is open nobody asks the engine; after the pause one does, and the others wait for the outcome.
    """

    clock: Callable[[], float] = time.monotonic
    pause: float = 0.0
    reason: str = ""
    _until: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def may_try(self) -> bool:
        """Whether to ask the engine now. Whoever is told so after a failure is the only one for a while."""
        with self._lock:
            if not self.pause:
                return True
            now = self.clock()
            if now < self._until:
                return False
            self._until = now + self.pause
            return True

    def failed(self, reason: str) -> bool:
        """Leave the engine alone for a while; whether this is news."""
        with self._lock:
            is_news = not self.pause
            self.pause = min(LONGEST_PAUSE, self.pause * 2 or FIRST_PAUSE)
            self._until = self.clock() + self.pause
            self.reason = reason
            return is_news

    def answered(self) -> bool:
        """It is well; whether this is news."""
        with self._lock:
            is_news = bool(self.pause)
            self.pause, self.reason = 0.0, ""
            return is_news


class GuardedEngine:
    """Asks `primary`; where that cannot answer, `fallback` does, and the results say so."""

    def __init__(self, primary: Engine, fallback: Engine, is_outage: Callable[[EngineError], bool]) -> None:
        self.primary, self.fallback = primary, fallback
        self.name = primary.name
        self.breaker = Breaker()
        self._is_outage = is_outage

    def search(self, query: Query, now: datetime) -> Results:
        """One page of results, by whoever can; `notice` says where it is not the engine that was chosen."""

        def instead() -> Results:
            return replace(self.fallback.search(query, now), notice=str(NOTICE))

        return self._first(lambda: self.primary.search(query, now), instead)

    def suggest(self, text: str, now: datetime, limit: int = 8) -> list[Suggestion]:
        """Suggestions, by whoever can."""
        return self._first(
            lambda: self.primary.suggest(text, now, limit), lambda: self.fallback.suggest(text, now, limit)
        )

    def related(self, identity: Identity, now: datetime, limit: int = 6) -> list[Identity]:
        """What is like a thing, by whoever can."""
        return self._first(
            lambda: self.primary.related(identity, now, limit),
            lambda: self.fallback.related(identity, now, limit),
        )

    def index(self, changes: Iterable[Change]) -> None:
        """Hand changes to the engine itself: what feeds it must know whether it took them."""
        self.primary.index(changes)

    def count(self) -> dict[str, int]:
        """What the engine itself holds."""
        return self.primary.count()

    def _first(self, asked: Callable[[], Answer], instead: Callable[[], Answer]) -> Answer:
        if not self.breaker.may_try():
            return instead()
        try:
            answer = asked()
        except EngineError as error:
            if not self._is_outage(error):
                logger.exception("%s could not answer one question", self.name)
                return instead()
            if self.breaker.failed(str(error)):
                logger.warning("%s is away, the database answers: %s", self.name, error)
            return instead()
        if self.breaker.answered():
            logger.warning("%s answers again", self.name)
        return answer

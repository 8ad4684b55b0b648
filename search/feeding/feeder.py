"""The worker's part: hand what has changed to the engine by bulk, and note what it took.

Versions are the projection's own, so that repeats and reordering change nothing. Nothing is reported as
done that was not: what the engine refused is kept in a list with its reason and tried again, and while the
engine is away everything stays in the queue.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime

from django.core.cache import cache

from search.engines import choice
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.protocol import EngineError
from search.feeding import queue, rebuilding
from search.feeding.handing import hand_over

logger = logging.getLogger("search")

BATCH = 500
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
LAST_ERROR = "search.last-error"
REMEMBERED = 7 * 24 * 3600


class Feeder:
    """Feeds while the engine takes; after an outage it pauses, longer each time."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._pause = 0.0
        self._not_before = 0.0

    def work(self, now: datetime) -> int:
        """The worker's loop: how many entries the engine has dealt with. With SEARCH_URL empty none wait."""
        engine = choice.named()
        if engine is None or self._clock() < self._not_before:
            return 0
        try:
            done = feed(engine, now)
        except EngineError as error:
            self._away(error, now)
            return 0
        if self._pause:
            logger.warning("Elasticsearch takes changes again")
        self._pause = 0.0
        return done

    def _away(self, error: EngineError, now: datetime) -> None:
        if not self._pause:
            logger.warning("Elasticsearch takes no changes, they wait: %s", error)
        self._pause = min(LONGEST_PAUSE, self._pause * 2 or FIRST_PAUSE)
        self._not_before = self._clock() + self._pause
        cache.set(LAST_ERROR, {"at": now.isoformat(), "error": str(error)}, REMEMBERED)


def feed(engine: ElasticsearchEngine, now: datetime) -> int:
    """Hand over one batch; how many were taken or refused. Where there is no index of our form, one is made.

    Raises `EngineError` where the engine is away; what it had taken before is noted all the same.
    """
    entries = queue.rows(queue.due(now)[:BATCH])  # read before the aliases: see `Indices`
    is_ready = rebuilding.has_index(engine)
    if is_ready and not entries:
        return 0
    aliases = engine.indices.named()
    if not is_ready or engine.indices.alias not in aliases:
        try:
            rebuilding.rebuild(engine, now)
        except rebuilding.AlreadyRunningError:
            return 0
        return len(entries)
    targets = [alias for alias in (engine.indices.alias, engine.indices.building) if alias in aliases]
    return hand_over(engine, entries, targets, now)


work = Feeder().work

"""How far a search engine is behind the database, in numbers and in a sentence."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.cache import cache

from search.engines import choice
from search.engines.database.engine import DatabaseEngine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.protocol import EngineError
from search.feeding import queue
from search.feeding.comparing import LAST
from search.feeding.feeder import LAST_ERROR
from search.models import Refusal


@dataclass
class Status:
    """What search is like now. `counts` are (database, engine) by type; `error` is why it cannot be asked."""

    engine: str
    waiting: int = 0
    waiting_since: datetime | None = None
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    error: str = ""
    last_error: dict[str, Any] | None = None
    last_comparison: dict[str, Any] | None = None

    @property
    def is_well(self) -> bool:
        """The engine answers, has everything, and holds as many as the database."""
        differs = any(ours != theirs for ours, theirs in self.counts.values())
        return not (self.waiting or self.refusals or self.error or differs)


def status() -> Status:
    """Ask the database and the engine."""
    engine = choice.named()
    ours = DatabaseEngine().count()
    if engine is None:
        return Status("database", counts={name: (number, number) for name, number in ours.items()})
    waiting = queue.behind()
    oldest = waiting.order_by("changed_at").first()
    found = Status(
        engine.name,
        waiting=waiting.count(),
        waiting_since=oldest.changed_at if oldest else None,
        refusals=list(Refusal.objects.select_related("entry").order_by("entry_id")[:100]),
        last_error=cache.get(LAST_ERROR),
        last_comparison=cache.get(LAST),
    )
    theirs = _counts(engine, found)
    names = sorted({*ours, *theirs})
    found.counts = {name: (ours.get(name, 0), theirs.get(name, 0)) for name in names}
    return found


def _counts(engine: ElasticsearchEngine, found: Status) -> dict[str, int]:
    try:
        return engine.count()
    except EngineError as error:
        found.error = str(error)
        return {}


def in_a_sentence() -> str:
    """For the health page: asks the database alone. Empty where the database searches."""
    if choice.named() is None:
        return ""
    waiting, refused = queue.behind().count(), Refusal.objects.count()
    last = cache.get(LAST_ERROR)
    said = f"elasticsearch: {waiting} changes wait, {refused} refused"
    return f"{said}; last error {last['at']}" if last else said

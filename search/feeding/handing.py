"""Handing a batch of entries to the engine, and noting exactly what it took."""

import logging
from datetime import datetime

from search.engines.elasticsearch.connection import OutageError
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.indices import Refused
from search.feeding import queue
from search.feeding.queue import Row

GONE = "index_not_found_exception"

logger = logging.getLogger("search")


def hand_over(engine: ElasticsearchEngine, entries: list[Row], aliases: list[str], now: datetime) -> int:
    """Write entries to every one of the aliases; only what all of them took is acknowledged."""
    changes, refused = queue.changes(entries)
    for alias in aliases:
        refused += engine.indices.write(changes, alias)
    by_identity = {one.identity: one for one in refused}
    lost = [one for one in by_identity.values() if not one.is_its_own_fault]
    taken, wrong = [], []
    for entry in entries:
        one = by_identity.get(entry.identity)
        if one is None:
            taken.append(entry)
        elif one.is_its_own_fault:
            wrong.append(entry)
    queue.acknowledge(taken)
    queue.refuse(wrong, refused, now)
    _report(wrong, by_identity)
    if lost and len(aliases) > 1 and all(GONE in one.reason for one in lost):
        return len(taken)  # a rebuild has just ended: what was not taken stays in the queue, for one index
    if lost:
        raise OutageError(f"{len(lost)} of {len(entries)} changes were not taken: {lost[0].reason}")
    return len(entries)


def _report(wrong: list[Row], reasons: dict[tuple[str, int], Refused]) -> None:
    for entry in wrong:
        reason = reasons[entry.identity].reason
        logger.error("Elasticsearch refused %s %s: %s", entry.kind, entry.source_id, reason)

"""A new index from the projection, while the old one is searched and written to.

The new index is filled behind an alias of its own, to which the worker writes too from then on; so nothing
that changes meanwhile is lost. Counts by type are compared with the database before one call switches the
alias. The index before is kept, for going back; older ones go.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from django.core.cache import cache
from django.utils import timezone

from search.engines.database.engine import DatabaseEngine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.indices import Refused
from search.engines.protocol import EngineError
from search.feeding import queue
from search.feeding.handing import hand_over
from search.models import Entry
from search.projection.building import build_stale

CHUNK, LANES = 500, 4
LOOKS = 20
LOCK, LOCKED_FOR = "search.rebuilding", 120

Progress = Callable[[int, int], None]


class RebuildError(EngineError):
    """The new index is not what it should be; the old one is still searched."""


class AlreadyRunningError(EngineError):
    """Somebody else is making an index just now."""


@dataclass
class Report:
    """What came of it: the index, how many documents of each type, and those that were refused.

    `is_first` says that there was none before: whatever it takes, the engine has taken.
    """

    index: str
    is_first: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    seconds: float = 0.0


def has_index(engine: ElasticsearchEngine) -> bool:
    """Whether there is one to feed, of the form that we write; asked at most twice a minute.

    After an update it may be of an older form: then it is made anew, while it is searched.
    """
    key = f"search.has-index.{engine.indices.alias}"
    if cache.get(key):
        return True
    found = engine.indices.alias in engine.indices.named() and engine.indices.is_of_our_form()
    if found:
        cache.set(key, True, 30)
    return found


def unseen(done: int, total: int) -> None:
    """Progress that nobody watches."""


def rebuild(engine: ElasticsearchEngine, now: datetime, progress: Progress = unseen) -> Report:
    """Make, fill, catch up, compare, switch. Raises `EngineError`; the old index is then as it was."""
    if not cache.add(LOCK, now.isoformat(), LOCKED_FOR):
        raise AlreadyRunningError("another rebuild is under way")
    began = time.monotonic()
    try:
        indices = engine.indices
        is_first = indices.alias not in indices.named()
        report = Report(indices.create(now, indices.building), is_first)
        try:
            while build_stale(CHUNK):
                cache.touch(LOCK, LOCKED_FOR)
            _fill(engine, report, progress)
            report.counts = _compared(engine, report)
            indices.switch(report.index)
        except BaseException:
            indices.abandon(report.index)
            raise
    finally:
        cache.delete(LOCK)
    report.seconds = time.monotonic() - began
    return report


def _fill(engine: ElasticsearchEngine, report: Report, progress: Progress) -> None:
    """Write everything there is; the server works at some chunks while the next is made ready."""
    total = Entry.objects.filter(is_findable=True).count()
    done = 0
    under_way: deque[tuple[list[queue.Row], list[Refused], Future[list[Refused]]]] = deque()

    def settle() -> int:
        entries, unreadable, writing = under_way.popleft()
        _note(entries, unreadable + writing.result(), report)
        cache.touch(LOCK, LOCKED_FOR)
        return len(entries)

    with ThreadPoolExecutor(LANES) as pool:
        for entries in _chunks():
            changes, unreadable = queue.changes(entries)
            writing = pool.submit(engine.indices.write, changes, engine.indices.building)
            under_way.append((entries, unreadable, writing))
            if len(under_way) > LANES:
                done += settle()
                progress(done, total)
        while under_way:
            done += settle()
            progress(done, total)


def _note(entries: list[queue.Row], refused: list[Refused], report: Report) -> None:
    """Keep the refused documents of one chunk; raises `RebuildError` where the index is in trouble."""
    lost = [one for one in refused if not one.is_its_own_fault]
    if lost:
        raise RebuildError(lost[0].reason)
    identities = {one.identity for one in refused}
    wrong = [entry for entry in entries if entry.identity in identities]
    queue.refuse(wrong, refused, timezone.now())
    if report.is_first:
        queue.acknowledge([entry for entry in entries if entry.identity not in identities])
    report.refused += refused


def _chunks() -> Iterator[list[queue.Row]]:
    last = 0
    rows = Entry.objects.filter(is_findable=True).order_by("pk")
    while chunk := queue.rows(rows.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _catch_up(engine: ElasticsearchEngine) -> None:
    """Build and hand over what waits, to both indices, as the worker does: there may be none running."""
    for _ in range(1000):
        build_stale(CHUNK)
        entries = queue.rows(queue.due(timezone.now())[:CHUNK])
        aliases = [name for name in engine.indices.named() if name in _ours(engine)]
        if not entries:
            return
        hand_over(engine, entries, aliases, timezone.now())


def _ours(engine: ElasticsearchEngine) -> tuple[str, str]:
    return engine.indices.alias, engine.indices.building


def _compared(engine: ElasticsearchEngine, report: Report) -> dict[str, int]:
    """The counts by type, which must be the database's but for what was refused.

    While others write, a count may differ by what is on its way; looked at again until it does not, and at
    last taken if it differs by no more than that.
    """
    difference = ""
    for look in range(LOOKS):
        _catch_up(engine)
        before = _expected(report)
        engine.indices.refresh()
        found = engine.count(engine.indices.building)
        after = _expected(report)
        on_the_way = queue.unacknowledged().count()
        if found in (after, before):
            return found
        slack = on_the_way + sum(abs(after.get(name, 0) - before.get(name, 0)) for name in {*before, *after})
        names = sorted({*before, *after, *found})
        off = [name for name in names if abs(found.get(name, 0) - after.get(name, 0)) > slack]
        if not off and look == LOOKS - 1:
            return found
        difference = ", ".join(f"{n}: {found.get(n, 0)} for {after.get(n, 0)}" for n in off or names)
        time.sleep(0.25)
    raise RebuildError(f"the new index does not hold what the database does ({difference})")


def _expected(report: Report) -> dict[str, int]:
    counts = DatabaseEngine().count()
    for one in report.refused:
        entry = Entry.objects.filter(kind=one.identity[0], source_id=one.identity[1]).first()
        if entry and entry.is_findable and entry.document and hasattr(entry, "refusal"):
            name = entry.document.get("type", "")
            counts[name] = counts.get(name, 0) - 1
    return {name: number for name, number in counts.items() if number}

"""Comparing the engine with the projection, thing by thing, and mending what differs.

Both are read in the same order, a page at a time, so that memory stays flat at any size. What seems to differ
is looked at once more, as it is now: changes are on their way all the time, and they are no difference.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import islice

from django.core.cache import cache
from django.db.models import F, QuerySet
from django.utils import timezone

from search.engines import choice
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.held import Held, held, held_now, take_away
from search.engines.elasticsearch.mapping import ordered
from search.engines.protocol import EngineError
from search.feeding import feeder
from search.models import Entry

logger = logging.getLogger("search")

CHUNK = 1_000
LAST = "search.last-comparison"
REMEMBERED = 30 * 24 * 3600

HIGHER = 1_000
"""How far a mended entry's version rises: what was taken out of the index by hand leaves a mark there, for
some minutes, that is a few versions higher."""


@dataclass
class Comparison:
    """What was wrong, as "kind id": not in the engine, there in another version, there though gone."""

    looked_at: int = 0
    missing: list[str] = field(default_factory=list)
    older: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    error: str = ""

    def number(self) -> int:
        """How many things differed."""
        return len(self.missing) + len(self.older) + len(self.extra)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One entry as the engine should have it."""

    pk: int
    kind: str
    source_id: int
    version: int
    is_findable: bool
    is_settled: bool

    @property
    def name(self) -> str:
        """Its name in the index."""
        return f"{self.kind}-{self.source_id}"


def compare(engine: ElasticsearchEngine, mend: bool = True) -> Comparison:
    """Compare every thing; mend what differs, and have the engine take it. Raises `EngineError`."""
    report = Comparison()
    suspects = _suspects(engine, report)
    while chunk := list(islice(suspects, CHUNK)):
        _look_again(engine, chunk, report, mend=mend)
    if mend and report.number():
        while feeder.feed(engine, timezone.now()):
            continue
    return report


def nightly(now: datetime) -> None:
    """The worker's: compare, mend, and say in the log and in `search_status` what there was to mend."""
    engine = choice.named()
    if engine is None:
        return
    try:
        report = compare(engine)
    except EngineError as error:
        report = Comparison(error=str(error))
        logger.warning("Elasticsearch could not be compared with the database: %s", error)
    remember(report, now)
    if report.number():
        logger.warning(
            "Elasticsearch differed from the database in %s of %s (missing %s, older %s, extra %s); mended",
            report.number(),
            report.looked_at,
            len(report.missing),
            len(report.older),
            len(report.extra),
        )


def remember(report: Comparison, now: datetime) -> None:
    """Keep what a comparison found, in numbers, for `search_status`."""
    numbers = {
        name: found if isinstance(found, int | str) else len(found) for name, found in asdict(report).items()
    }
    cache.set(LAST, {"at": now.isoformat(), **numbers}, REMEMBERED)


def _suspects(engine: ElasticsearchEngine, report: Comparison) -> Iterator[str]:
    """Names of what does not agree at first sight: both sides merged, in the order of the index."""
    theirs = held(engine, CHUNK)
    other = next(theirs, None)
    for wanted in _entries():
        place = ordered(wanted.kind, wanted.source_id)
        while other and other.place < place:
            yield other.name
            other = next(theirs, None)
        report.looked_at += wanted.is_findable
        found = None
        if other and other.place == place:
            found = other
            other = next(theirs, None)
        if not _agree(wanted, found):
            yield wanted.name
    while other:
        yield other.name
        other = next(theirs, None)


def _agree(wanted: _Wanted | None, found: Held | None) -> bool:
    """Whether the engine has what it should. What waits to be handed over is no difference."""
    if wanted is None or not wanted.is_findable:
        return found is None or (wanted is not None and not wanted.is_settled)
    if not wanted.is_settled:
        return True
    return found is not None and found.version == wanted.version


def _entries() -> Iterator[_Wanted]:
    """All entries, in the order of the index."""
    kinds = Entry.objects.order_by("kind").values_list("kind", flat=True).distinct()
    for kind in sorted(kinds, key=lambda name: ordered(name, 0).encode()):
        last = -1
        while chunk := _read(
            Entry.objects.filter(kind=kind, source_id__gt=last).order_by("source_id")[:CHUNK]
        ):
            yield from chunk
            last = chunk[-1].source_id


def _read(entries: QuerySet[Entry]) -> list[_Wanted]:
    names = ("pk", "kind", "source_id", "built_version", "is_findable", "acknowledged_version", "is_stale")
    return [
        _Wanted(pk, kind, source_id, built, is_findable, taken == built and not is_stale)
        for pk, kind, source_id, built, is_findable, taken, is_stale in entries.values_list(*names)
    ]


def _look_again(engine: ElasticsearchEngine, names: Sequence[str], report: Comparison, *, mend: bool) -> None:
    """What of these differs now; it is noted, and mended where that is wanted."""
    found = held_now(engine, names)
    wanted = _by_name(names)
    again: dict[int, int] = {}
    gone: list[Held] = []
    for name in names:
        ours, theirs = wanted.get(name), found.get(name)
        if _agree(ours, theirs):
            continue
        kind, _, number = name.rpartition("-")
        if ours and theirs:
            again[ours.pk] = theirs.version
        elif ours:
            again[ours.pk] = 0
        elif theirs:
            gone.append(theirs)
        is_extra = ours is None or not ours.is_findable
        said = report.extra if is_extra else report.older if theirs else report.missing
        said.append(f"{kind} {number}")
    if mend:
        _hand_over_again(again)
        take_away(engine, gone)


def _by_name(names: Sequence[str]) -> dict[str, _Wanted]:
    by_kind: dict[str, list[int]] = {}
    for name in names:
        kind, _, number = name.rpartition("-")
        if number.isdecimal():
            by_kind.setdefault(kind, []).append(int(number))
    found = (
        one
        for kind, ids in by_kind.items()
        for one in _read(Entry.objects.filter(kind=kind, source_id__in=ids))
    )
    return {one.name: one for one in found}


def _hand_over_again(versions: dict[int, int]) -> None:
    """Have these entries handed over with versions above those that the engine has."""
    rows = Entry.objects.filter(pk__in=versions, is_stale=False)
    ahead = {pk: held for pk, held in versions.items() if held}
    for pk, version in rows.filter(pk__in=ahead).values_list("pk", "version"):
        higher = max(version, ahead[pk]) + HIGHER
        rows.filter(pk=pk, version=version).update(version=higher, built_version=higher)
    others = rows.filter(pk__in=[pk for pk, held in versions.items() if not held])
    others.update(version=F("version") + HIGHER, built_version=F("version") + HIGHER)

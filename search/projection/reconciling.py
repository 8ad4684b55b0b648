"""Finding and mending any difference between what search holds and what the site holds."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.db import connection
from django.utils import translation

from search.documents.registry import Builder, builders
from search.engines.database import dialects, seen
from search.models import Entry
from search.projection.building import build_stale
from search.projection.marking import mark

logger = logging.getLogger("search")
CHUNK = 200


@dataclass
class Report:
    """What was wrong, as "kind id": not held, held otherwise, held though gone, held but not searchable."""

    looked_at: int = 0
    missing: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)
    unsearchable: list[str] = field(default_factory=list)

    def all(self) -> list[str]:
        """Everything that was wrong."""
        return [*self.missing, *self.different, *self.surplus, *self.unsearchable]


def reconcile(mend: bool = True) -> Report:
    """Compare every document with a fresh one and the full text with the entries; mend what differs.

    What is marked but not built yet is no difference: when mending it is built first.
    """
    if mend:
        _build_all()
    report = Report()
    with translation.override(settings.LANGUAGE_CODE):
        for builder in builders().values():
            _compare(builder, report, mend=mend)
    _look_at_the_full_text(report, mend=mend)
    if mend:
        _build_all()
        seen.recount()
    return report


def nightly(now: datetime) -> None:
    """The worker's: mend, and say in the log where there was anything to mend."""
    del now
    report = reconcile()
    wrong = len(report.all())
    if wrong:
        logger.warning("search differed from the site in %s of %s; mended", wrong, report.looked_at)


def _build_all() -> None:
    while build_stale():
        continue


def _compare(builder: Builder, report: Report, *, mend: bool) -> None:
    existing: set[int] = set()
    for ids in _chunks(list(builder.ids())):
        existing.update(ids)
        report.looked_at += len(ids)
        wrong = _differences(builder, ids, report)
        if mend:
            mark(builder.kind, wrong)
    held = Entry.objects.filter(kind=builder.kind, is_findable=True).values_list("source_id", flat=True)
    gone = [pk for pk in held.iterator() if pk not in existing]
    report.surplus += [f"{builder.kind} {pk}" for pk in gone]
    if mend:
        mark(builder.kind, gone)


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(ids)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _differences(builder: Builder, ids: list[int], report: Report) -> list[int]:
    fresh = builder.build(ids)
    entries = Entry.objects.filter(kind=builder.kind, source_id__in=ids)
    held = {entry.source_id: entry.document for entry in entries if entry.is_findable}
    stale = {entry.source_id for entry in entries if entry.is_stale}
    wrong = []
    for pk in ids:
        document = fresh[pk].to_json() if pk in fresh else None
        if pk in stale or held.get(pk) == document:
            continue
        wrong.append(pk)
        found = report.missing if pk not in held else report.different if document else report.surplus
        found.append(f"{builder.kind} {pk}")
    return wrong


def _look_at_the_full_text(report: Report, *, mend: bool) -> None:
    """Entries that the full text does not have, and full text whose entry is gone."""
    dialect = dialects.of(connection)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, source_id FROM search_entry WHERE is_findable AND"
            f" (id NOT IN ({dialect.indexed()}) OR id NOT IN (SELECT entry_id FROM search_facts))"
        )
        lost: dict[str, list[int]] = {}
        for kind, source_id in cursor.fetchall():
            lost.setdefault(kind, []).append(source_id)
        cursor.execute(
            f"SELECT entry_id FROM ({dialect.indexed()}) AS indexed WHERE entry_id NOT IN"
            " (SELECT id FROM search_entry WHERE is_findable)"
        )
        orphans = [row[0] for row in cursor.fetchall()]
    report.unsearchable += [f"{kind} {pk}" for kind, ids in lost.items() for pk in ids]
    report.surplus += [f"full text {pk}" for pk in orphans]
    if mend:
        dialect.remove(connection, orphans)
        for kind, ids in lost.items():
            mark(kind, ids)

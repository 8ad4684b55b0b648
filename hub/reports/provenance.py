"""Where a computed number comes from: the ledger rows behind it, by day and subject."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from hub import subjects
from hub.components import LedgerLine
from hub.participation import queries
from hub.participation.queries import Source
from hub.participation.selection import Selection
from hub.reports.rules import RULES, Measure, Rule
from hub.week.models import EditionPage

KEPT = 200
"""How many sources a frozen number keeps; the rest is told by its count."""


def sources(
    edition: EditionPage, codes: Iterable[str], *, unit_ids: Collection[int], limit: int | None = None
) -> dict[str, list[Source]]:
    """What stands behind each of these indicators, by code, in the order of days. One query."""
    rules = [RULES[code] for code in codes if code in RULES]
    if not rules:
        return {}
    every = Selection(kinds=frozenset(kind for rule in rules for kind in rule.selection.kinds))
    rows = queries.sources(edition, every, unit_ids=unit_ids)
    found: dict[str, list[Source]] = {rule.code: [] for rule in rules}
    for source in (Source(*row) for row in (rows[:limit] if limit else rows)):
        for rule in rules:
            if rule.selection.of_row(source.kind, source.topic, source.channel, source.subject_kind):
                found[rule.code].append(source)
    return found


Addresses = Mapping[tuple[str, str], str]


def addresses(found: Iterable[Source]) -> Addresses:
    """The addresses of the subjects that are still there, by kind and key. One look-up a kind of subject."""
    keys: dict[str, set[str]] = defaultdict(set)
    for source in found:
        keys[source.subject_kind].add(source.subject_key)
    return {
        (kind, key): subject.url
        for kind, of_kind in keys.items()
        for key, subject in subjects.find_many(kind, of_kind).items()
    }


def shown(rule: Rule, found: Iterable[Source], urls: Addresses) -> list[LedgerLine]:
    """The sources as they are shown, those whose subject has an address with a link to it."""
    return [
        LedgerLine(
            title=source.title,
            on=source.day,
            amount=added(rule, source),
            url=urls.get((source.subject_kind, source.subject_key), ""),
        )
        for source in found
    ]


def added(rule: Rule, source: Source) -> int:
    """What one source adds to the number; for distinct people its rows, for distinct subjects one."""
    return {
        Measure.QUANTITY: source.quantity,
        Measure.AMOUNT: source.amount,
        Measure.PEOPLE: source.entries,
        Measure.SUBJECTS: 1,
    }[rule.measure]


def frozen(rule: Rule, found: list[Source], unit_ids: Collection[int]) -> dict[str, Any]:
    """The provenance as JSON-able data, kept with a report that is sent."""
    return {
        "measure": rule.measure.name,
        "units": sorted(unit_ids),
        "count": len(found),
        "sources": [
            [
                source.subject_kind,
                source.subject_key,
                source.title,
                source.day.isoformat(),
                added(rule, source),
            ]
            for source in found[:KEPT]
        ],
    }


def thawed(provenance: Mapping[str, Any]) -> list[LedgerLine]:
    """The rows that were kept with a sent report."""
    return [
        LedgerLine(title=title, on=date.fromisoformat(day), amount=count)
        for _kind, _key, title, day, count in provenance.get("sources", [])
    ]

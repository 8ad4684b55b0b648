"""Computing every AUTO value from the ledger: three statements, whether for one report or for a thousand."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from hub.participation import queries, totals
from hub.participation.totals import Total
from hub.reports.rules import RULES, Measure, of_measure
from hub.week.models import EditionPage

Values = dict[str, int]


def computed(edition: EditionPage, *, unit_ids: Collection[int] | None) -> Values:
    """Each rule's value over these units together (None: all), by code. Three queries.

    Distinct people and subjects are counted over all of them at once, never summed.
    """
    return {
        **_sums(totals.totals(edition, unit_ids=unit_ids)),
        **totals.people(edition, of_measure(Measure.PEOPLE), unit_ids=unit_ids),
        **queries.subjects(edition, of_measure(Measure.SUBJECTS), unit_ids=unit_ids),
    }


def computed_by_report(edition: EditionPage, reporting: Mapping[int, int]) -> dict[int, Values]:
    """Each report's values, by the id of the reporting unit. Three queries, however many units there are.

    `reporting` says in whose report a unit's rows count: unit id → id of the unit that reports.
    """
    gathered: dict[int, list[Total]] = defaultdict(list)
    for total in totals.totals_by_unit(edition, unit_ids=reporting.keys()):
        gathered[reporting[total.unit_id]].append(total)
    people = totals.people_by_unit(edition, of_measure(Measure.PEOPLE), heads=reporting)
    subjects = queries.subjects_by_unit(edition, of_measure(Measure.SUBJECTS), heads=reporting)
    return {
        head: {
            **dict.fromkeys(RULES, 0),
            **_sums(gathered[head]),
            **people.get(head, {}),
            **subjects.get(head, {}),
        }
        for head in set(reporting.values())
    }


def _sums(rows: Iterable[Total]) -> Values:
    found: Counter[str] = Counter()
    for row in rows:
        for code, rule in RULES.items():
            if rule.selection.of_totals(row.kind, row.topic, row.channel):
                found[code] += row.amount if rule.measure is Measure.AMOUNT else row.quantity
    summed = (code for code, rule in RULES.items() if rule.measure in {Measure.QUANTITY, Measure.AMOUNT})
    return {code: found[code] for code in summed}

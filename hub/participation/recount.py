"""Proving that the totals are what the ledger says.

Counted and stored are compared in one SQL statement: two statements under READ COMMITTED would each see
another moment, and differ while writers are busy though nothing is wrong.
"""

from dataclasses import dataclass

from django.db import connection, transaction

_SIGN = "CASE WHEN reverses_id IS NULL THEN 1 ELSE -1 END"

_COUNTED_TOTALS = f"""
    SELECT unit_id, COALESCE(edition_id, 0) AS edition_key, kind, topic, occurred_on, channel, category,
        SUM(quantity) AS quantity, SUM(amount) AS amount, SUM({_SIGN}) AS entries
    FROM hub_participation
    GROUP BY unit_id, COALESCE(edition_id, 0), kind, topic, occurred_on, channel, category
"""  # noqa: S608 - constants of this module
_COUNTED_PEOPLE = f"""
    SELECT unit_id, COALESCE(edition_id, 0) AS edition_key, kind, topic, person_key, SUM({_SIGN}) AS entries
    FROM hub_participation WHERE person_key <> ''
    GROUP BY unit_id, COALESCE(edition_id, 0), kind, topic, person_key
"""  # noqa: S608 - constants of this module

_DIFFERENCES = f"""
    SELECT 'total', unit_id, edition_key, kind, topic, CAST(occurred_on AS varchar(10)), channel, category,
        SUM(quantity), SUM(stored_quantity), SUM(amount), SUM(stored_amount),
        SUM(entries), SUM(stored_entries)
    FROM (
        SELECT unit_id, edition_key, kind, topic, occurred_on, channel, category,
            quantity, 0 AS stored_quantity, amount, 0 AS stored_amount, entries, 0 AS stored_entries
        FROM ({_COUNTED_TOTALS}) AS counted
        UNION ALL
        SELECT unit_id, edition_key, kind, topic, occurred_on, channel, category,
            0, quantity, 0, amount, 0, entries
        FROM hub_participationtotal
    ) AS totals
    GROUP BY unit_id, edition_key, kind, topic, occurred_on, channel, category
    HAVING SUM(quantity) <> SUM(stored_quantity)
        OR SUM(amount) <> SUM(stored_amount) OR SUM(entries) <> SUM(stored_entries)
    UNION ALL
    SELECT 'person', unit_id, edition_key, kind, topic, person_key, '', '',
        0, 0, 0, 0, SUM(entries), SUM(stored_entries)
    FROM (
        SELECT unit_id, edition_key, kind, topic, person_key, entries, 0 AS stored_entries
        FROM ({_COUNTED_PEOPLE}) AS counted
        UNION ALL
        SELECT unit_id, edition_key, kind, topic, person_key, 0, entries FROM hub_participationperson
    ) AS people
    GROUP BY unit_id, edition_key, kind, topic, person_key
    HAVING SUM(entries) <> SUM(stored_entries)
"""  # noqa: S608 - constants of this module


@dataclass(frozen=True)
class Difference:
    """One total, or one person's entries, that is not what the ledger says."""

    what: str
    key: tuple[object, ...]
    counted: tuple[int, int, int]
    stored: tuple[int, int, int]

    def __str__(self) -> str:
        names = ("quantity", "amount", "entries")
        told = [
            f"{name} {counted} in the ledger, {stored} stored"
            for name, counted, stored in zip(names, self.counted, self.stored, strict=True)
            if counted != stored
        ]
        return f"{self.what} {' '.join(str(part) for part in self.key if part != '')}: {'; '.join(told)}"


def differences() -> list[Difference]:
    """Every total and every person's entries that are not what a recount gives; empty when all is well.

    One query; totals first, then people, by their keys.
    """
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERENCES)
        rows = sorted(cursor.fetchall(), key=lambda row: (row[0] != "total", row[1:8]))
    return [
        Difference(
            what=row[0],
            key=row[1:8],
            counted=(int(row[8]), int(row[10]), int(row[12])),
            stored=(int(row[9]), int(row[11]), int(row[13])),
        )
        for row in rows
    ]


def mend() -> None:
    """Write all totals anew from the ledger. Writers wait until it is done."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE hub_participation IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("DELETE FROM hub_participationtotal")
        cursor.execute("DELETE FROM hub_participationperson")
        cursor.execute(
            "INSERT INTO hub_participationtotal (unit_id, edition_key, kind, topic, occurred_on, channel, "
            f"category, quantity, amount, entries) {_COUNTED_TOTALS}"
        )
        cursor.execute(
            "INSERT INTO hub_participationperson (unit_id, edition_key, kind, topic, person_key, entries) "
            f"{_COUNTED_PEOPLE}"
        )

"""Inserting rows of the ledger so that a known key is passed over, and nothing else is.

Django's `ignore_conflicts` would also pass over a broken CHECK or NOT NULL on SQLite (INSERT OR IGNORE), and
over any unique constraint on PostgreSQL; this names the one conflict that is meant.
"""

from collections.abc import Sequence

from django.db import connection

from hub.participation.models import Participation

_FIELDS = [field for field in Participation._meta.concrete_fields if not field.primary_key]
_SQLITE_ROWS = 500  # SQLite takes 32,766 parameters a statement


def insert(rows: Sequence[Participation]) -> dict[str, int]:
    """Insert the rows whose key is new; key → id of those that were.

    On PostgreSQL it is one statement, in the order of keys, so that two writers of the same keys do not
    wait for each other in a circle. Raises IntegrityError for what the table refuses.
    """
    ordered = sorted(rows, key=lambda row: row.idempotency_key)
    step = _SQLITE_ROWS if connection.vendor == "sqlite" else len(ordered)
    written: dict[str, int] = {}
    for start in range(0, len(ordered), step or 1):
        written |= _insert(ordered[start : start + step])
    return written


def _insert(rows: Sequence[Participation]) -> dict[str, int]:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.attname) for field in _FIELDS)
    row = f"({', '.join(['%s'] * len(_FIELDS))})"
    placeholders = ", ".join([row] * len(rows))
    values = [
        field.get_db_prep_save(getattr(one, field.attname), connection) for one in rows for field in _FIELDS
    ]
    sql = f"""
        INSERT INTO hub_participation ({columns}) VALUES {placeholders}
        ON CONFLICT (idempotency_key) DO NOTHING RETURNING idempotency_key, id
    """  # noqa: S608 - names of our own columns
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return dict(cursor.fetchall())

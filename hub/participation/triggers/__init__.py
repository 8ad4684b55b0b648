"""The ledger's triggers: they keep it append-only and its totals exact, whoever writes.

They belong to the tables, not to a migration: on SQLite every change of a column rebuilds the table and
drops them silently, or fails because a trigger names a table that is just being rebuilt. So there they are
taken off before each `migrate` that changes something, and everywhere they are put on after each.
"""

from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from hub.participation.triggers import postgresql, sqlite

_DIALECTS = {"sqlite": sqlite, "postgresql": postgresql}
NAMES = {
    "participation_never_deleted",
    "participation_never_changed",
    "participation_reversal_mirrors",
    "participation_counted",
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers, in place of any that are there. Raises KeyError for another kind of database."""
    with connection.cursor() as cursor:
        for statement in _DIALECTS[connection.vendor].statements():
            cursor.execute(statement)


def installed(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that stand on the ledger's table."""
    with connection.cursor() as cursor:
        cursor.execute(_DIALECTS[connection.vendor].INSTALLED)
        return {row[0] for row in cursor.fetchall()}


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that should stand on the ledger's table and do not."""
    return NAMES - installed(connection)


def before_migrate(using: str = DEFAULT_DB_ALIAS, plan: Sequence[Any] = (), **kwargs: Any) -> None:
    """The receiver of `pre_migrate`: on SQLite, make room for tables to be rebuilt."""
    connection = connections[using]
    if plan and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in NAMES:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def after_migrate(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """The receiver of `post_migrate`. Does nothing while the ledger's tables are not there (yet)."""
    connection = connections[using]
    needed = {"hub_participation", "hub_participationtotal", "hub_participationperson"}
    if needed <= set(connection.introspection.table_names()):
        install(connection)

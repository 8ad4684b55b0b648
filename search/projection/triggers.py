"""The triggers that mark entries of the projection, whoever writes.

They belong to the tables, not to a migration: on SQLite every change of a column rebuilds the table and
drops them silently, or fails because a trigger names a table that is just being rebuilt. So there they are
taken off before each `migrate` that changes something, and everywhere they are put on after each.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from search.projection.watches import DELETE, UPDATE, Watch, watches

PREFIX = "search_marks_"
_STARTS_WITH = re.compile(r"\{starts_with\((?P<text>[^,]+), (?P<start>[^)]+)\)\}")
_INSTALLED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE %s",
}
_MARK = """
    INSERT INTO search_entry (kind, source_id, key, version, built_version, acknowledged_version, is_stale,
        is_findable, title_words, about_words, body_words, failure, changed_at)
    SELECT kind, source_id, '', 1, 0, 0, true, false, '', '', '', '', {now}
    FROM ({selected}) AS touched WHERE true ORDER BY kind, source_id
    ON CONFLICT (kind, source_id) DO UPDATE SET
        version = search_entry.version + 1, is_stale = true, failure = '',
        changed_at = CASE WHEN search_entry.is_stale THEN search_entry.changed_at ELSE excluded.changed_at END
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers, in place of any that are there. Raises KeyError for another kind of database."""
    with connection.cursor() as cursor:
        for watch in watches():
            for event in watch.events:
                for statement in _MAKERS[connection.vendor](watch, event):
                    cursor.execute(statement)


def installed(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the marking triggers that are in place."""
    with connection.cursor() as cursor:
        cursor.execute(_INSTALLED[connection.vendor], [f"{PREFIX}%"])
        return {row[0] for row in cursor.fetchall()}


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of those that should be in place and are not."""
    wanted = {_name(watch, event) for watch in watches() for event in watch.events}
    return wanted - installed(connection)


def before_migrate(using: str = DEFAULT_DB_ALIAS, plan: Sequence[Any] = (), **kwargs: Any) -> None:
    """The receiver of `pre_migrate`: on SQLite, make room for tables to be rebuilt."""
    connection = connections[using]
    if plan and connection.vendor == "sqlite":
        names = installed(connection)
        with connection.cursor() as cursor:
            for name in names:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def after_migrate(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """The receiver of `post_migrate`. Does nothing while some watched table is not there (yet)."""
    connection = connections[using]
    needed = {"search_entry", *(watch.table for watch in watches())}
    if needed <= set(connection.introspection.table_names()):
        install(connection)


def _name(watch: Watch, event: str) -> str:
    return f"{PREFIX}{watch.name}_{event.lower()}"


def _sqlite(watch: Watch, event: str) -> Iterator[str]:
    name, row = _name(watch, event), _row(event)
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in watch.columns)
    condition = f"WHEN {changed}" if event == UPDATE else ""
    rows = [row, "OLD"] if event == UPDATE else [row]
    selected = _selected(watch, rows, r"substr(\g<text>, 1, length(\g<start>)) = \g<start>")
    mark = _MARK.format(selected=selected, now="strftime('%Y-%m-%d %H:%M:%f', 'now')")
    yield f"DROP TRIGGER IF EXISTS {name}"
    yield f"CREATE TRIGGER {name} AFTER {event} ON {watch.table} {condition} BEGIN {mark}; END"


def _postgresql(watch: Watch, event: str) -> Iterator[str]:
    """The condition stands in the function: a column named in a trigger's WHEN could not change its type."""
    name, row = _name(watch, event), _row(event)
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in watch.columns)
    condition = changed if event == UPDATE else "true"
    rows = [row, "OLD"] if event == UPDATE else [row]
    selected = _selected(watch, rows, r"starts_with(\g<text>, \g<start>)")
    mark = _MARK.format(selected=selected, now="clock_timestamp()")
    body = f"BEGIN IF {condition} THEN {mark}; END IF; RETURN NULL; END"
    yield f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ {body} $body$"
    yield f"DROP TRIGGER IF EXISTS {name} ON {watch.table}"
    yield f"CREATE TRIGGER {name} AFTER {event} ON {watch.table} FOR EACH ROW EXECUTE FUNCTION {name}()"


_MAKERS = {"sqlite": _sqlite, "postgresql": _postgresql}


def _row(event: str) -> str:
    return "OLD" if event == DELETE else "NEW"


def _selected(watch: Watch, rows: list[str], starts_with: str) -> str:
    """The entries to mark, each once: of the row as it is, and after an update as it was."""
    parts = dict.fromkeys(part.replace("{row}", row) for row in rows for part in watch.marked)
    written = [_STARTS_WITH.sub(starts_with, part) for part in parts]
    return " UNION ".join(["SELECT '' AS kind, 0 AS source_id WHERE false", *written])

"""The two databases' full text: how an expression is written, how it is joined, how rows are stored."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q

from search.engines.matching.expressions import All, Expression, Term
from search.engines.matching.terms import term

FTS_TABLE = "search_fulltext"


class Dialect(Protocol):
    """One database's way; `matched` names a relation with `entry_id` of the documents that match."""

    concatenate: str

    def written(self, expression: Expression) -> str:
        """The expression in the database's own syntax, as a parameter."""
        ...

    def matching(self) -> str:
        """SELECT of `entry_id` of what matches one parameter."""
        ...

    def facts_matching(self, expression: Expression | None) -> tuple[str, list[int | str]]:
        """FROM and WHERE of the facts rows `f` that match (all of them without an expression), parameters."""
        ...

    def some(self, select: str, limit: int) -> str:
        """SELECT of `entry_id` of the first so many rows of a SELECT, without reading the others."""
        ...

    def begins(self, field: str, text: str) -> Q:
        """Condition on an indexed field of folded words: it begins so; the index is used."""
        ...

    def indexed(self) -> str:
        """SELECT of `entry_id` of everything that the full text holds."""
        ...

    def install(self, connection: BaseDatabaseWrapper) -> None:
        """Make what the full text needs, where it is not there yet."""
        ...

    def store(self, connection: BaseDatabaseWrapper, rows: Sequence[tuple[int, set[str], set[str]]]) -> None:
        """Write (entry id, terms of the title, other terms) over what was there."""
        ...

    def remove(self, connection: BaseDatabaseWrapper, ids: Sequence[int]) -> None:
        """Take entries out."""
        ...


class SQLite:
    """An ordinary FTS5 table with the entry's id as rowid: folded and accented words are its tokens."""

    concatenate = "group_concat"

    def written(self, expression: Expression) -> str:
        if isinstance(expression, Term):
            text = f'"{term(expression.text)}"' + ("*" if expression.is_prefix else "")
            return f"title : {text}" if expression.in_title else text
        joint = " AND " if isinstance(expression, All) else " OR "
        return "(" + joint.join(self.written(part) for part in expression.parts) + ")"

    def matching(self) -> str:
        return f"SELECT rowid AS entry_id FROM {FTS_TABLE} WHERE {FTS_TABLE} MATCH %s"

    def facts_matching(self, expression: Expression | None) -> tuple[str, list[int | str]]:
        if expression is None:
            return "FROM search_facts f WHERE 1=1", []
        joined = f"FROM {FTS_TABLE} JOIN search_facts f ON f.entry_id = {FTS_TABLE}.rowid"
        return f"{joined} WHERE {FTS_TABLE} MATCH %s", [self.written(expression)]

    def some(self, select: str, limit: int) -> str:
        return f"SELECT entry_id FROM ({select} LIMIT {limit})"

    def begins(self, field: str, text: str) -> Q:
        """As a range of code points: LIKE reads the whole table here."""
        return Q(**{f"{field}__gte": text, f"{field}__lt": f"{text}\U0010ffff"})

    def indexed(self) -> str:
        return f"SELECT id AS entry_id FROM {FTS_TABLE}_docsize"

    def install(self, connection: BaseDatabaseWrapper) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {FTS_TABLE} USING fts5(title, other, "
                "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\", prefix='2 3', detail=column)"
            )

    def store(self, connection: BaseDatabaseWrapper, rows: Sequence[tuple[int, set[str], set[str]]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT OR REPLACE INTO {FTS_TABLE} (rowid, title, other) VALUES (%s, %s, %s)",
                [(pk, _text(title), _text(other - title)) for pk, title, other in rows],
            )

    def remove(self, connection: BaseDatabaseWrapper, ids: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {FTS_TABLE} WHERE rowid = %s", [(pk,) for pk in ids])


class PostgreSQL:
    """A `tsvector` beside the facts, with a GIN index; a word of the title is stored again behind a dot.

    The vector is never read: it is kept out of the row, so that counting reads narrow rows.
    """

    concatenate = "string_agg"

    def written(self, expression: Expression) -> str:
        if isinstance(expression, Term):
            dot = "." if expression.in_title else ""
            return f"'{dot}{term(expression.text)}'" + (":*" if expression.is_prefix else "")
        joint = " & " if isinstance(expression, All) else " | "
        return "(" + joint.join(self.written(part) for part in expression.parts) + ")"

    def matching(self) -> str:
        return "SELECT entry_id FROM search_facts WHERE terms @@ %s::tsquery"

    def facts_matching(self, expression: Expression | None) -> tuple[str, list[int | str]]:
        if expression is None:
            return "FROM search_facts f WHERE 1=1", []
        return "FROM search_facts f WHERE f.terms @@ %s::tsquery", [self.written(expression)]

    def some(self, select: str, limit: int) -> str:
        """With LIMIT in sight the planner would read the whole table; a CTE is planned without it."""
        return f"WITH m AS MATERIALIZED ({select}) SELECT entry_id FROM m LIMIT {limit}"

    def begins(self, field: str, text: str) -> Q:
        return Q(**{f"{field}__startswith": text})

    def indexed(self) -> str:
        return "SELECT entry_id FROM search_facts WHERE terms IS NOT NULL"

    def install(self, connection: BaseDatabaseWrapper) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE search_facts ADD COLUMN IF NOT EXISTS terms tsvector")
            cursor.execute("ALTER TABLE search_facts ALTER COLUMN terms SET STORAGE EXTERNAL")
            cursor.execute("ALTER TABLE search_facts SET (toast_tuple_target = 128)")
            cursor.execute(
                "CREATE INDEX IF NOT EXISTS search_facts_terms ON search_facts USING gin (terms)"
                " WITH (fastupdate = off)"
            )

    def store(self, connection: BaseDatabaseWrapper, rows: Sequence[tuple[int, set[str], set[str]]]) -> None:
        vectors = [
            (_text(f"'{text}'" for text in {*title, *other, *(f".{text}" for text in title)}), pk)
            for pk, title, other in rows
        ]
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE search_facts SET terms = %s::tsvector WHERE entry_id = %s", vectors)

    def remove(self, connection: BaseDatabaseWrapper, ids: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE search_facts SET terms = NULL WHERE entry_id = ANY(%s)", [list(ids)])


def _text(terms: Iterable[str]) -> str:
    return " ".join(sorted(terms))


def of(connection: BaseDatabaseWrapper) -> Dialect:
    """The dialect of a connection; any database but the two is refused."""
    if connection.vendor == "sqlite":
        return SQLite()
    if connection.vendor == "postgresql":
        return PostgreSQL()
    raise ImproperlyConfigured(f"The database engine of search knows no {connection.vendor}.")

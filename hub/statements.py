"""Statements that every page sends, compiled once a process.

Django puts a queryset together and compiles it anew each time, which takes several times as long as the
database takes to answer. Where the same statement stands on every page, it is worth keeping; what it reads
is read each time.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import RawQuerySet

_DAY, _NUMBER, _TEXT = date(1, 2, 3), -(2**40), "\ufdd0"
"""Stand for a parameter while a statement is compiled; no other parameter has these values."""

_STAND_INS: dict[type, date | int | str] = {date: _DAY, int: _NUMBER, str: _TEXT}


class _Compiled(NamedTuple):
    sql: str
    params: tuple[Any, ...]
    places: frozenset[int]
    """Where the one parameter stands among the params."""


class Statement:
    """A queryset of one parameter (a local day, a number, a text) or of none: `build` is then called without.

    Keep one for the whole process: the parameter's values must not change what the queryset looks like.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], parameter: type | None = None) -> None:
        self.build = build
        self.parameter = parameter
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, value: date | int | str | None = None) -> list[tuple[Any, ...]]:
        """The rows as the database has them: for columns of text and numbers. One query."""
        sql, params = self._with(value)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return list(cursor.fetchall())

    def objects(self, model: type[Model], value: date | int | None = None) -> RawQuerySet:
        """The models that the queryset would give; without its `select_related`. One query."""
        return model._default_manager.raw(*self._with(value))

    def _with(self, value: date | int | str | None) -> tuple[str, tuple[Any, ...]]:
        compiled = self._compiled.get(connection.vendor) or self._compile()
        if not compiled.places:
            return compiled.sql, compiled.params
        sent = _sent(value)
        params = (sent if i in compiled.places else each for i, each in enumerate(compiled.params))
        return compiled.sql, tuple(params)

    def _compile(self) -> _Compiled:
        stand_in = (_STAND_INS[self.parameter],) if self.parameter else ()
        sql, params = self.build(*stand_in).query.sql_with_params()
        wanted = {_sent(each) for each in stand_in}
        places = frozenset(i for i, each in enumerate(params) if each in wanted)
        if stand_in and not places:
            raise ValueError("the statement does not depend on its parameter")
        self._compiled[connection.vendor] = _Compiled(sql, tuple(params), places)
        return self._compiled[connection.vendor]


def _sent(value: date | int | str | None) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value

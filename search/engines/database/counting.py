"""Total and facet counts of a search in one statement, each facet counted without its own filter.

The statement walks the matching facts rows once and joins their code characters into strings; counting the
characters is Python's, in C. Measured at 100,000 documents and 20,000 hits: 15 ms on SQLite and 20 on
PostgreSQL, where seven GROUP BYs took 45 and 35.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection

from search.documents.document import Document, Value
from search.engines.database import dialects
from search.engines.database.codes import Combinations, by_value, characters_with, combinations, position
from search.engines.matching.expressions import Expression
from search.engines.protocol import FacetCounts
from search.facets import BY_NAME, FACETS, OPEN, STORED, Choice, Facet
from search.facets.joining import OPEN_CODE

Condition = tuple[str, list[int | str]]
"""A condition on facts rows `f` as SQL, and its parameters."""

EVERYTHING: Condition = ("1=1", [])
_SUBJECT = BY_NAME["subject"]
IS_OPEN = "(f.joinable_from <= %s AND %s < f.joinable_until)"


@dataclass(frozen=True)
class Narrowing:
    """The filters of a search, understood: chosen codes by facet, and the condition of each as SQL."""

    chosen: Mapping[str, Sequence[str]]
    conditions: Mapping[str, tuple[str, list[int | str]]]
    now: int
    known: Combinations
    among: Condition = EVERYTHING

    def without_filters(self) -> "Narrowing":
        """The same moment, nothing narrowed."""
        return replace(self, chosen={}, conditions={}, among=EVERYTHING)

    def whole(self) -> Condition:
        """The conditions of all facets, and the things that are asked for."""
        text, values = self.where()
        return f"{self.among[0]} AND {text}", [*self.among[1], *values]

    def where(self, leave_out: Facet | None = None) -> tuple[str, list[int | str]]:
        """The conditions of all facets but one, joined by AND, with parameters. "1=1" where none is left."""
        used = [part for name, part in self.conditions.items() if not leave_out or name != leave_out.name]
        text = " AND ".join(sql for sql, _ in used) or "1=1"
        return text, [value for _, values in used for value in values]


def topics(documents: Sequence[Document], everywhere: Narrowing) -> list[Choice]:
    """The subjects of these documents, most frequent first, with how much there is of each in all."""
    mine = Counter(document.subject.code for document in documents if document.subject)
    characters, _ = characters_with(everywhere.known, _SUBJECT, list(mine))
    one, marks = f"substr(codes, {position(_SUBJECT) + 1}, 1)", ", ".join(["%s"] * len(characters))
    counted: dict[str, int] = {}
    if characters:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {one}, count(*) FROM search_facts WHERE {one} IN ({marks}) GROUP BY 1",
                list(characters),
            )
            counted = dict(cursor.fetchall())
    numbers, labels = by_value(counted, everywhere.known)
    lines = [Choice(code, labels[code].label, numbers[code], False) for code in mine if code in numbers]
    return sorted(lines, key=lambda line: (-mine[line.code], -line.count))


def narrowing(
    filters: Mapping[str, Sequence[str]],
    now: datetime,
    among: Collection[tuple[str, int]] | None = None,
) -> Narrowing:
    """Understand filters. Facets that nobody knows are ignored; a value that nobody has finds nothing."""
    seconds = int(now.timestamp())
    asked = {name: values for name, values in filters.items() if values and name in BY_NAME}
    known = combinations()
    chosen: dict[str, Sequence[str]] = {}
    conditions: dict[str, tuple[str, list[int | str]]] = {}
    for facet in STORED:
        if facet.name not in asked:
            continue
        characters, chosen[facet.name] = characters_with(known, facet, asked[facet.name])
        place = position(facet) + 1
        marks = ", ".join(["%s"] * len(characters)) or "NULL"
        conditions[facet.name] = (f"substr(f.codes, {place}, 1) IN ({marks})", list(characters))
    if OPEN.name in asked:
        codes = [OPEN.code_of(value, ()) for value in asked[OPEN.name]]
        if OPEN_CODE in codes:
            chosen[OPEN.name] = [OPEN_CODE]
            conditions[OPEN.name] = (IS_OPEN, [seconds, seconds])
    return Narrowing(chosen, conditions, seconds, known, _among(among))


def _among(identities: Collection[tuple[str, int]] | None) -> Condition:
    """The rows of these things of the projection. Their numbers stand in the text: parameters are few."""
    if identities is None:
        return EVERYTHING
    kinds = sorted({kind for kind, _ in identities})
    parts = [
        "(kind = %s AND source_id IN ({}))".format(
            ", ".join(str(int(number)) for name, number in sorted(identities) if name == kind)
        )
        for kind in kinds
    ]
    return f"f.entry_id IN (SELECT id FROM search_entry WHERE {' OR '.join(parts) or '1=0'})", [*kinds]


@dataclass(frozen=True)
class Counts:
    """What a search counts: the exact total and each facet's lines."""

    total: int
    facets: Sequence[FacetCounts]


def count(expression: Expression | None, narrow: Narrowing) -> Counts:
    """Total and facets of what matches. One statement."""
    total, is_open, strings = _strings(expression, narrow)
    facets = []
    for facet in FACETS:
        chosen = narrow.chosen.get(facet.name, ())
        if facet is OPEN:
            numbers, labels = {OPEN_CODE: is_open}, {OPEN_CODE: Value(OPEN_CODE, "")}
        else:
            numbers, labels = by_value(strings[facet], narrow.known)
        facets.append(FacetCounts(facet.name, facet.choices(numbers, labels, chosen)))
    return Counts(total, facets)


def empty(narrow: Narrowing) -> list[FacetCounts]:
    """Facets where nothing matches: only what was chosen is left, to be taken back."""
    return [
        FacetCounts(facet.name, facet.choices({}, {}, narrow.chosen.get(facet.name, ()))) for facet in FACETS
    ]


def _strings(expression: Expression | None, narrow: Narrowing) -> tuple[int, int, dict[Facet, str]]:
    """Total, how many are open, and the characters of every stored facet under the others' filters."""
    dialect = dialects.of(connection)
    joined = f"{dialect.concatenate}({{}}, '')"
    everything, everything_values = narrow.where()
    columns = [
        f"count(*) FILTER (WHERE {everything})",
        f"{joined.format('f.codes')} FILTER (WHERE {everything})",
    ]
    parameters = [*everything_values, *everything_values]
    others, values = narrow.where(leave_out=OPEN)
    columns.append(f"count(*) FILTER (WHERE {others} AND {IS_OPEN})")
    parameters += [*values, narrow.now, narrow.now]
    filtered = [facet for facet in STORED if facet.name in narrow.conditions]
    for facet in filtered:
        others, values = narrow.where(leave_out=facet)
        one = joined.format(f"substr(f.codes, {position(facet) + 1}, 1)")
        columns.append(f"{one} FILTER (WHERE {others})")
        parameters += values
    matched, matched_values = dialect.facts_matching(expression)
    with connection.cursor() as cursor:
        among, ids = narrow.among
        values = [*parameters, *matched_values, *ids]
        cursor.execute(f"SELECT {', '.join(columns)} {matched} AND {among}", values)
        total, codes, is_open, *single = cursor.fetchone()
    codes = codes or ""
    strings = {facet: codes[place :: len(STORED)] for place, facet in enumerate(STORED)}
    strings.update({facet: text or "" for facet, text in zip(filtered, single, strict=True)})
    return total, is_open, strings

"""Total and facet counts of a search in one statement, each facet counted without its own filter.

The statement walks the matching facts rows once and joins their code characters into strings; counting the
characters is Python's, in C. Measured at 100,000 documents and 20,000 hits: 15 ms on SQLite and 20 on
PostgreSQL, where seven GROUP BYs took 45 and 35.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection

from search.documents.document import Document
from search.engines.database import dialects
from search.engines.database.codes import Combinations, characters_with, combinations, position, tally
from search.engines.matching.expressions import Expression
from search.engines.protocol import FacetCounts
from search.facets import BY_NAME, FACETS, OPEN, STORED, WHEN, Choice, Facet, Tally, dates
from search.facets.dates import Span
from search.facets.joining import OPEN_CODE

Condition = tuple[str, list[int | str]]
"""A condition on facts rows `f` as SQL, and its parameters."""

EVERYTHING: Condition = ("1=1", [])
_SUBJECT = BY_NAME["subject"]
IS_OPEN = "(f.joinable_from <= %s AND %s < f.joinable_until)"
IS_ON = "(f.starts_at < %s AND (f.ends_at > %s OR f.starts_at >= %s))"
DATES = "dates"
"""Where the condition of two dates stands among those of the facets."""


@dataclass(frozen=True)
class Narrowing:
    """The filters of a search, understood: chosen codes by facet, and the condition of each as SQL."""

    chosen: Mapping[str, Sequence[str]]
    conditions: Mapping[str, tuple[str, list[int | str]]]
    now: int
    spans: Mapping[str, Span]
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
    found = tally(_SUBJECT, counted, everywhere.known)
    lines = [
        Choice(code, found.labels[code], found.counts[code], False) for code in mine if code in found.counts
    ]
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
    spans = dates.spans(now)
    if WHEN.name in asked:
        chosen[WHEN.name] = [WHEN.code_of(value, ()) for value in asked[WHEN.name]]
        wanted = [_on(spans[code]) for code in chosen[WHEN.name] if code in spans]
        either = " OR ".join(sql for sql, _ in wanted)
        conditions[WHEN.name] = (
            f"({either})" if wanted else "1=0",
            [one for _, own in wanted for one in own],
        )
    if span := dates.read(filters, now).span:
        conditions[DATES] = _on(span)
    return Narrowing(chosen, conditions, seconds, spans, known, _among(among))


def _on(span: Span) -> tuple[str, list[int | str]]:
    """The condition of being on in that time, with its parameters."""
    return IS_ON, [span.end, span.begin, span.begin]


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
    columns = [*_columns(narrow)]
    matched, values = dialects.of(connection).facts_matching(expression)
    parameters = [value for _, own in columns for value in own]
    among, ids = narrow.among
    statement = f"SELECT {', '.join(sql for sql, _ in columns)} {matched} AND {among}"
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, *values, *ids])
        total, codes, is_open, on, *single = cursor.fetchone()
    strings = {facet: (codes or "")[place :: len(STORED)] for place, facet in enumerate(STORED)}
    strings.update({facet: text or "" for facet, text in zip(_filtered(narrow), single, strict=True)})
    tallies = {
        facet.name: tally(facet, text, narrow.known, narrow.chosen.get(facet.name, ()))
        for facet, text in strings.items()
    }
    tallies[OPEN.name] = Tally({OPEN_CODE: is_open})
    tallies[WHEN.name] = Tally(_by_span(on or "", narrow))
    return Counts(total, _lines(tallies, narrow))


def empty(narrow: Narrowing) -> list[FacetCounts]:
    """Facets where nothing matches: only what was chosen is left, to be taken back."""
    return _lines({}, narrow)


def _lines(tallies: Mapping[str, Tally], narrow: Narrowing) -> list[FacetCounts]:
    found = []
    for facet in FACETS:
        chosen = narrow.chosen.get(facet.name, ())
        counted = tallies.get(facet.name) or tally(facet, "", narrow.known, chosen)
        found.append(FacetCounts(facet.name, facet.choices(counted, chosen)))
    return found


def _columns(narrow: Narrowing) -> Iterator[tuple[str, list[int | str]]]:
    """The total, the codes of all that pass every filter, how many are open, when things are on; then the
    characters of each facet that is filtered, under the others' filters. Each with its parameters."""
    joined = f"{dialects.of(connection).concatenate}({{}}, '')"
    where, values = narrow.where()
    yield f"count(*) FILTER (WHERE {where})", values
    yield f"{joined.format('f.codes')} FILTER (WHERE {where})", values
    where, values = narrow.where(leave_out=OPEN)
    yield f"count(*) FILTER (WHERE {where} AND {IS_OPEN})", [*values, narrow.now, narrow.now]
    yield _when(joined, narrow)
    for facet in _filtered(narrow):
        where, values = narrow.where(leave_out=facet)
        one = joined.format(f"substr(f.codes, {position(facet) + 1}, 1)")
        yield f"{one} FILTER (WHERE {where})", values


def _filtered(narrow: Narrowing) -> list[Facet]:
    return [facet for facet in STORED if facet.name in narrow.conditions]


_DIGITS = "0123456789abcdef"


def _when(joined: str, narrow: Narrowing) -> tuple[str, list[int | str]]:
    """A digit for each thing that is on in any of the spans: which ones, as bits. Few things are."""
    spans = narrow.spans.values()
    bits, parameters = [], []
    for place, span in enumerate(spans):
        is_on, values = _on(span)
        bits.append(f"CASE WHEN {is_on} THEN {2**place} ELSE 0 END")
        parameters += values
    digit = joined.format(f"substr('{_DIGITS}', 1 + {' + '.join(bits)}, 1)")
    where, others = narrow.where(leave_out=WHEN)
    about = [min(span.begin for span in spans), max(span.end for span in spans)]
    near = "f.ends_at >= %s AND f.starts_at < %s"
    return f"{digit} FILTER (WHERE {near} AND {where})", [*parameters, *about, *others]


def _by_span(digits: str, narrow: Narrowing) -> dict[str, int]:
    numbers = {int(digit, 16): number for digit, number in Counter(digits).items()}
    return {
        code: sum(number for bits, number in numbers.items() if bits & 2**place)
        for place, code in enumerate(narrow.spans)
    }

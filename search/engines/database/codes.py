"""Facet values as characters: counting a hundred thousand rows is then counting characters of a string.

A `FacetSet` has an id; the character for it is `chr(id + OFFSET)`, past the surrogates where the id reaches
them. A facts row carries one character a stored facet, `NONE` where it has no value. A million different
sets fit, and a set is a combination that really occurs (51 units with their parents are 51 sets).
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from search.documents.document import Document, Value
from search.facets import STORED, Facet
from search.models import FacetSet

OFFSET = 0x100
NONE = "-"
_SURROGATES = range(0xD800, 0xE000)


def character(set_id: int) -> str:
    """The character that stands for a facet set."""
    code = set_id + OFFSET
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


def set_id(char: str) -> int:
    """The facet set that a character stands for."""
    code = ord(char)
    return (code if code < _SURROGATES.start else code - len(_SURROGATES)) - OFFSET


class Encoder:
    """Gives documents their codes; remembers the sets it met, so that a bulk asks the database once each."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}

    def codes(self, document: Document) -> str:
        """The document's characters, one a stored facet."""
        return "".join(self._code(facet, facet.values(document)) for facet in STORED)

    def _code(self, facet: Facet, values: Sequence[Value]) -> str:
        if not values:
            return NONE
        pairs = [[value.code, value.label] for value in values]
        digest = hashlib.sha1(json.dumps(pairs).encode(), usedforsecurity=False).hexdigest()
        if (facet.name, digest) not in self._known:
            row, _ = FacetSet.objects.get_or_create(
                facet=facet.name, digest=digest, defaults={"values": pairs}
            )
            self._known[facet.name, digest] = character(row.pk)
        return self._known[facet.name, digest]


class Counted:
    """Counts of one facet's characters; `by_value` turns them into counts of values, each of a set's."""

    def __init__(self, characters: str) -> None:
        self._counts = Counter(characters)
        self._counts.pop(NONE, None)

    def ids(self) -> set[int]:
        """The sets that occur."""
        return {set_id(char) for char in self._counts}

    def by_value(self, sets: Mapping[int, FacetSet]) -> tuple[dict[str, int], dict[str, Value]]:
        """Counts and labels by the values' codes."""
        counts: Counter[str] = Counter()
        labels: dict[str, Value] = {}
        for char, number in self._counts.items():
            row = sets.get(set_id(char))
            for code, label in row.values if row else ():
                counts[code] += number
                labels[code] = Value(code, label)
        return dict(counts), labels


def position(facet: Facet) -> int:
    """Where the facet's character stands in `codes`, from 0."""
    return STORED.index(facet)


def characters_with(sets: Iterable[FacetSet], facet: Facet, given: Sequence[str]) -> tuple[str, list[str]]:
    """The characters of all sets that hold one of the given values, and the values' codes as understood."""
    rows = [row for row in sets if row.facet == facet.name]
    known = {Value(code, label) for row in rows for code, label in row.values}
    wanted = [facet.code_of(value, sorted(known, key=lambda v: v.code)) for value in given]
    found = [character(row.pk) for row in rows if any(code in wanted for code, _ in row.values)]
    return "".join(found), wanted

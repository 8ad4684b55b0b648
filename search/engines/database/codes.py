"""Facet values as characters: counting a hundred thousand rows is then counting characters of a string.

A `FacetSet` has an id; the character for it is `chr(id + OFFSET)`, past the surrogates where the id reaches
them. A facts row carries one character a stored facet, `NONE` where it has no value. A million different
sets fit, and a set is a combination that really occurs (51 units with their parents are 51 sets).
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.documents.document import Document, Value
from search.facets import STORED, Facet, Tally
from search.models import FacetSet

OFFSET = 0x100
NONE = "-"
_SURROGATES = range(0xD800, 0xE000)


def character(set_id: int) -> str:
    """The character that stands for a facet set."""
    code = set_id + OFFSET
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


class Encoder:
    """Gives documents their codes. Reads once which sets there are, and adds those it meets first."""

    def __init__(self) -> None:
        rows = FacetSet.objects.values_list("pk", "facet", "digest")
        self._known = {(facet, digest): character(pk) for pk, facet, digest in rows}

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


@dataclass(frozen=True, slots=True)
class Combination:
    """A facet set as read: its character and its values, the documents' own first."""

    facet: str
    values: tuple[Value, ...]


Combinations = Mapping[str, Combination]
"""All facet sets by their characters."""

_read: dict[tuple[int, str], Combination] = {}


def combinations() -> Combinations:
    """Every facet set. One light statement: the values of those met before are remembered."""
    rows = list(FacetSet.objects.values_list("pk", "facet", "digest"))
    new = [pk for pk, _, digest in rows if (pk, digest) not in _read]
    for row in FacetSet.objects.filter(pk__in=new) if new else ():
        values = tuple(Value(code, label) for code, label in row.values)
        _read[row.pk, row.digest] = Combination(row.facet, values)
    return {character(pk): _read[pk, digest] for pk, _, digest in rows if (pk, digest) in _read}


def tally(
    facet: Facet,
    characters: str | Mapping[str, int],
    known: Combinations,
    chosen: Sequence[str] = (),
) -> Tally:
    """Counts by the values' codes, with what they are called and part of: a set counts under all its values.

    `characters` are those of all documents in a row, or how many documents have each. What is chosen is
    named even where no document has it.
    """
    counts: Counter[str] = Counter()
    names = _Names(facet)
    for char, number in Counter(characters).items():
        combination = known.get(char)
        if combination:
            names.note(combination)
            for value in combination.values:
                counts[value.code] += number
    if any(code not in names.labels for code in chosen):
        names.complete(known, chosen)
    return Tally(counts, names.labels, names.parents)


class _Names:
    """What a facet's codes are called and part of."""

    def __init__(self, facet: Facet) -> None:
        self.labels: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self._facet = facet

    def note(self, combination: Combination) -> None:
        """Learn from one set."""
        values = combination.values
        for value in values:
            self.labels[value.code] = value.label
        if self._facet.is_tree:
            self.parents.update((below.code, above.code) for below, above in pairwise(values))

    def complete(self, known: Combinations, codes: Sequence[str]) -> None:
        """Learn of those codes from any set that names them; what is known already stays."""
        others = _Names(self._facet)
        for char in sorted(known):
            one = known[char]
            if one.facet == self._facet.name and any(value.code in codes for value in one.values):
                others.note(one)
        self.labels = others.labels | self.labels
        self.parents = others.parents | self.parents


def position(facet: Facet) -> int:
    """Where the facet's character stands in `codes`, from 0."""
    return STORED.index(facet)


def characters_with(known: Combinations, facet: Facet, given: Sequence[str]) -> tuple[str, list[str]]:
    """The characters of all sets that hold one of the given values, and the values' codes as understood."""
    own = {char: one.values for char, one in known.items() if one.facet == facet.name}
    values = sorted({value for one in own.values() for value in one}, key=lambda value: value.code)
    wanted = [facet.code_of(value, values) for value in given]
    found = [char for char, one in own.items() if any(value.code in wanted for value in one)]
    return "".join(found), wanted

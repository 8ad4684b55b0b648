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
from typing import Self

from search.documents.document import Document, Value
from search.facets import BY_NAME, STORED, Facet, Tally
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
        digest = digest_of(values)
        if (facet.name, digest) not in self._known:
            row, _ = FacetSet.objects.get_or_create(
                facet=facet.name, digest=digest, defaults={"values": _pairs(values)}
            )
            self._known[facet.name, digest] = character(row.pk)
        return self._known[facet.name, digest]


def _pairs(values: Sequence[Value]) -> list[list[str]]:
    return [[value.code, value.label] for value in values]


def digest_of(values: Sequence[Value]) -> str:
    """What a facet set is told by in any database: its codes and labels."""
    return hashlib.sha1(json.dumps(_pairs(values)).encode(), usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True)
class Combination:
    """A facet set as read: its values, the documents' own first; their labels and, in a tree, parents."""

    facet: str
    values: tuple[Value, ...]
    codes: tuple[str, ...]
    labels: Mapping[str, str]
    parents: Mapping[str, str]

    @classmethod
    def of(cls, facet: str, values: tuple[Value, ...]) -> Self:
        """With what follows from the values: a search meets hundreds, and works nothing out anew."""
        codes = tuple(value.code for value in values)
        is_tree = facet in BY_NAME and BY_NAME[facet].is_tree
        labels = {value.code: value.label for value in values}
        return cls(facet, values, codes, labels, dict(pairwise(codes)) if is_tree else {})


Combinations = Mapping[str, Combination]
"""All facet sets by their characters."""

_read: dict[tuple[int, str], Combination] = {}


def combinations() -> Combinations:
    """Every facet set. One light statement: the values of those met before are remembered."""
    rows = list(FacetSet.objects.values_list("pk", "facet", "digest"))
    new = [pk for pk, _, digest in rows if (pk, digest) not in _read]
    for row in FacetSet.objects.filter(pk__in=new) if new else ():
        values = tuple(Value(code, label) for code, label in row.values)
        _read[row.pk, row.digest] = Combination.of(row.facet, values)
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
    counts: dict[str, int] = {}
    labels: dict[str, str] = {}
    parents: dict[str, str] = {}
    for char, number in Counter(characters).items():
        one = known.get(char)
        if one is None:
            continue
        labels.update(one.labels)
        parents.update(one.parents)
        for code in one.codes:
            counts[code] = counts.get(code, 0) + number
    unnamed = set(chosen) - labels.keys()
    for char in sorted(known) if unnamed else ():
        one = known[char]
        if one.facet == facet.name and not unnamed.isdisjoint(one.codes):
            labels, parents = {**one.labels, **labels}, {**one.parents, **parents}
    return Tally(counts, labels, parents)


def position(facet: Facet) -> int:
    """Where the facet's character stands in `codes`, from 0."""
    return STORED.index(facet)


def characters_with(known: Combinations, facet: Facet, given: Sequence[str]) -> tuple[str, list[str]]:
    """The characters of all sets that hold one of the given values, and the values' codes as understood."""
    own = {char: one for char, one in known.items() if one.facet == facet.name}
    values = sorted({value for one in own.values() for value in one.values}, key=lambda value: value.code)
    wanted = [facet.code_of(value, values) for value in given]
    found = [char for char, one in own.items() if not set(wanted).isdisjoint(one.codes)]
    return "".join(found), wanted

"""Facet values as short tokens: all of a document in one field, so that one aggregation counts every facet.

A token is the facet's letter and the beginning of its facet set's digest. It means the same set for ever, in
whatever database: what was once read about it is remembered. A renamed unit is another set.
"""

from collections.abc import Collection, Mapping, Sequence

from search.documents.document import Value
from search.engines.database.codes import Combination, combinations, digest_of
from search.facets import STORED, Facet

LENGTH = 12
"""Hexadecimal digits: among a million sets two alike are one in five hundred."""

LETTERS = {facet.name: chr(ord("a") + place) for place, facet in enumerate(STORED)}

_met: dict[str, Combination] = {}


def token(facet: str, values: Sequence[Value]) -> str:
    """What stands in the index for these values of a facet, which is given by its name."""
    return LETTERS[facet] + digest_of(values)[:LENGTH]


def of_facets(facets: Collection[Facet]) -> str:
    """A regular expression for all tokens of these facets."""
    return f"[{''.join(LETTERS[facet.name] for facet in facets)}].+"


def meanings(tokens: Collection[str]) -> Mapping[str, Combination]:
    """What tokens stand for, and others that were met before. One statement where any is new."""
    if any(one not in _met for one in tokens):
        known = combinations().values()
        _met.update({token(one.facet, one.values): one for one in known if one.facet in LETTERS})
    return _met

"""A facet: one object that knows its name, the values of a document, and how to show its counts.

Engines are handed the facets; what an engine stores for one (a column, a keyword field) is its own affair.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

from search.analysis.letters import plain
from search.documents.document import Document, Value


@dataclass  # not frozen: a page makes hundreds, and that takes three times as long
class Choice:
    """One line of a facet: a value, how many results it gives, whether it is chosen, what it is part of."""

    code: str
    label: str
    count: int
    is_chosen: bool
    parent: str = ""


@dataclass(frozen=True)
class Tally:
    """What an engine counted of one facet: how many by code, and what the codes are called and part of."""

    counts: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Facet(ABC):
    """A way to narrow results by a value that documents carry.

    `name` is the parameter in addresses. `is_open` says whether the group starts unfolded. `most` bounds
    the lines; chosen ones come beyond it.
    """

    name: str
    label: str | Promise
    is_open: bool = True
    most: int = 100

    @abstractmethod
    def values(self, document: Document) -> Sequence[Value]:
        """The document's values, its own first."""

    @property
    def is_tree(self) -> bool:
        """Whether each of a document's values is part of the next: a unit, the one above it, and so on."""
        return False

    @property
    def has_trunk(self) -> bool:
        """Whether one value of the tree holds nearly everything, as the city holds its units."""
        return False

    def label_of(self, value: Value) -> str:
        """What a value is called on the page."""
        return value.label

    def _labels(self, codes: Sequence[str], labels: Mapping[str, str]) -> list[str]:
        """What values are called, by what the engine knows of them."""
        return [self.label_of(Value(code, labels.get(code, code))) for code in codes]

    def code_of(self, given: str, known: Iterable[Value]) -> str:
        """The code meant by what an address says: a code, or a label in any spelling; else as given."""
        wanted = plain(given)
        for value in known:
            if wanted in (plain(value.code), plain(value.label)):
                return value.code
        return given

    def choices(self, tally: Tally, chosen: Sequence[str]) -> list[Choice]:
        """The lines to show: largest first, then by label; chosen ones always, others only with results."""
        counts, parents = tally.counts, tally.parents
        codes = [code for code in dict.fromkeys([*counts, *chosen]) if counts.get(code) or code in chosen]
        labels = self._labels(codes, tally.labels)
        shown = sorted((-counts.get(code, 0), label, code) for code, label in zip(codes, labels, strict=True))
        return [
            Choice(code, label, -less, code in chosen, parents.get(code, ""))
            for place, (less, label, code) in enumerate(shown)
            if place < self.most or code in chosen
        ]


@dataclass(frozen=True)
class TreeFacet(Facet):
    """Values that are part of one another: what has a value has all those above it too.

    So a line counts everything below it, and choosing it chooses all of that.
    """

    most: int = 300

    @property
    def is_tree(self) -> bool:
        return True

    def _labels(self, codes: Sequence[str], labels: Mapping[str, str]) -> list[str]:
        """As the engine knows them: there are hundreds of units."""
        return [labels.get(code, code) for code in codes]

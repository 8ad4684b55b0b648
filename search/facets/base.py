"""A facet: one object that knows its name, the values of a document, and how to show its counts.

Engines are handed the facets; what an engine stores for one (a column, a keyword field) is its own affair.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from search.analysis.letters import plain
from search.documents.document import Document, Value


@dataclass(frozen=True)
class Choice:
    """One line of a facet: a value, how many results it gives, whether it is chosen."""

    code: str
    label: str
    count: int
    is_chosen: bool


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
        """The document's values, its own first; those after it contain it (a unit's parents)."""

    def label_of(self, value: Value) -> str:
        """What a value is called on the page."""
        return value.label

    def code_of(self, given: str, known: Iterable[Value]) -> str:
        """The code meant by what an address says: a code, or a label in any spelling; else as given."""
        wanted = plain(given)
        for value in known:
            if wanted in (plain(value.code), plain(value.label)):
                return value.code
        return given

    def choices(
        self, counts: Mapping[str, int], labels: Mapping[str, Value], chosen: Sequence[str]
    ) -> list[Choice]:
        """The lines to show: largest first, then by label; chosen ones always, others only with results."""
        lines = [
            Choice(
                code, self.label_of(labels.get(code, Value(code, code))), counts.get(code, 0), code in chosen
            )
            for code in dict.fromkeys([*counts, *chosen])
        ]
        shown = [line for line in lines if line.count or line.is_chosen]
        shown.sort(key=lambda line: (-line.count, line.label))
        return [line for place, line in enumerate(shown) if place < self.most or line.is_chosen]

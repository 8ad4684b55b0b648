"""The facet that depends on the clock: what can still be joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from search.documents.document import Document, Value
from search.facets.base import Facet

OPEN_CODE = "1"


@dataclass(frozen=True)
class JoiningFacet(Facet):
    """Open for joining now. Computed from the document's times when asked, never stored."""

    def values(self, document: Document) -> Sequence[Value]:
        del document
        return ()

    def label_of(self, value: Value) -> str:
        del value
        return str(_("Open for joining"))

    def code_of(self, given: str, known: Iterable[Value]) -> str:
        del known
        return OPEN_CODE if given.lower() not in ("", "0", "false", "no") else given

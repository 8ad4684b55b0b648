"""Facets over a value that the document holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from search.analysis.letters import plain
from search.documents.document import Document, Value
from search.documents.types import ALSO, NAMES, Type
from search.facets.base import Facet, TreeFacet

MODES = {"ON_SITE": _("On site"), "ONLINE": _("Online")}
"""How one takes part. Something that is both counts under each."""


@dataclass(frozen=True)
class TypeFacet(Facet):
    """What a result is; understands the catalogue's own names for types ("Khóa học trực tuyến")."""

    def values(self, document: Document) -> Sequence[Value]:
        return (Value(document.type, document.type),)

    def label_of(self, value: Value) -> str:
        return str(Type(value.code).label) if value.code in Type.values else value.label

    def code_of(self, given: str, known: Iterable[Value]) -> str:
        del known
        wanted = plain(given)
        for name, type_ in ALSO.items():
            if wanted == plain(name):
                return type_.value
        for type_ in Type:
            names = [str(type_.label), type_.value, NAMES[type_], *NAMES[type_].split(", ")]
            if wanted in map(plain, names):
                return type_.value
        return given


@dataclass(frozen=True)
class SubjectFacet(TreeFacet):
    """The subject or topic, with the broader ones it is part of."""

    def values(self, document: Document) -> Sequence[Value]:
        return (document.subject, *document.subjects_above) if document.subject else ()


@dataclass(frozen=True)
class LevelFacet(Facet):
    """Whom a thing is for."""

    def values(self, document: Document) -> Sequence[Value]:
        return (document.level,) if document.level else ()


@dataclass(frozen=True)
class ModeFacet(Facet):
    """On site, online; what is both has both values."""

    def values(self, document: Document) -> Sequence[Value]:
        modes = MODES if document.mode == "BOTH" else (document.mode,) if document.mode else ()
        return tuple(Value(mode, mode) for mode in modes)

    def label_of(self, value: Value) -> str:
        return str(MODES.get(value.code, value.label))

    def code_of(self, given: str, known: Iterable[Value]) -> str:
        return super().code_of(given, [Value(code, str(label)) for code, label in MODES.items()])


@dataclass(frozen=True)
class UnitFacet(TreeFacet):
    """The publishing unit; a unit's count holds everything of the units below it too."""

    @property
    def has_trunk(self) -> bool:
        return True

    def values(self, document: Document) -> Sequence[Value]:
        return document.units


@dataclass(frozen=True)
class LicenceFacet(Facet):
    """What one may do with it."""

    def values(self, document: Document) -> Sequence[Value]:
        return (document.licence,) if document.licence else ()

"""What must occur in a document, as a small tree that each database's full-text syntax is written from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Union


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the index: a folded word or a pair of such, or an accented word (`is_exact`).

    In the title alone if so said.
    """

    text: str
    in_title: bool = False
    is_prefix: bool = False
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Every part must occur."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One part at least must occur."""

    parts: tuple["Expression", ...]


Expression = Union[Term, All, Any]  # noqa: UP007 - a name for a recursive type


def every(parts: Iterable[Expression]) -> Expression:
    """All of the parts, each once; a single part stands for itself."""
    unique = tuple(dict.fromkeys(parts))
    return unique[0] if len(unique) == 1 else All(unique)


def either(parts: Iterable[Expression]) -> Expression:
    """Any of the parts, each once; a single part stands for itself."""
    unique = tuple(dict.fromkeys(parts))
    return unique[0] if len(unique) == 1 else Any(unique)

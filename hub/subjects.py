"""The registry of subjects: what the ledger, promotions and the API can name by kind and key.

A higher package registers how one of its kinds is found; the ground floor never imports it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """One named thing: its kind, its stable key, its title and its address on the site (a path)."""

    kind: str
    key: str
    title: str
    url: str


Finder = Callable[[Iterable[str]], dict[str, Subject]]
_finders: dict[str, Finder] = {}


def register(kind: str, finder: Finder) -> None:
    """Say how subjects of `kind` are found: `finder` takes keys, returns key → Subject of those it found."""
    _finders[kind] = finder


def find(kind: str, key: str) -> Subject | None:
    """The subject of that kind and key, or None where nothing answers to it (any more)."""
    return find_many(kind, [key]).get(key)


def find_many(kind: str, keys: Iterable[str]) -> dict[str, Subject]:
    """All subjects of one kind among `keys`, by key, in one look-up. An unknown kind finds nothing."""
    finder = _finders.get(kind)
    return finder(keys) if finder else {}


def kinds() -> list[str]:
    """All registered kinds, sorted."""
    return sorted(_finders)

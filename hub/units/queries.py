"""Reading units: by any name people use, and the tree as it was on a day."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from hub.units.models import Placement, Unit, UnitAlias

ALPHABET = " 0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\N{COMBINING GRAVE ACCENT}\N{COMBINING HOOK ABOVE}\N{COMBINING TILDE}" + (
    "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}"
)
SHAPES = "\N{COMBINING BREVE}\N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING HORN}"

_COUNCIL = re.compile(r"^(ủy|uỷ) ban nhân dân\s+|^ubnd\s+", re.IGNORECASE)


def normalise(name: str) -> str:
    """A unit's name for comparison: NFC, one space between words, lower case, without "Ủy ban nhân dân"."""
    text = " ".join(unicodedata.normalize("NFC", name).split()).lower()
    return _COUNCIL.sub("", text)


def plain(name: str) -> str:
    """A name as one searches it: without case and accents; đ is d, spaces are single."""
    decomposed = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


def alphabetical(name: str) -> list[tuple[int, int]]:
    """What names are sorted by: the Vietnamese alphabet (d before đ, a ă â), then the order of the tones."""
    keys: list[tuple[int, int]] = []
    for char in unicodedata.normalize("NFD", name.casefold()):
        if char in TONES and keys:
            keys[-1] = (keys[-1][0], TONES.index(char) + 1)
        elif char in SHAPES and keys:
            letter = unicodedata.normalize("NFC", ALPHABET[keys[-1][0]] + char) if keys[-1][0] >= 0 else ""
            keys[-1] = (ALPHABET.find(letter) if letter else -1, keys[-1][1])
        else:
            keys.append((ALPHABET.find(char), 0))
    return keys


def names() -> dict[str, Unit]:
    """Every name and alias of every unit, normalised, to its unit. Two queries.

    Where two units share an alias ("TTHTCĐ"), that alias finds neither.
    """
    found: dict[str, Unit | None] = {}
    units = {unit.pk: unit for unit in Unit.objects.all()}
    for alias in UnitAlias.objects.all():
        key = normalise(alias.name)
        found[key] = None if key in found and found[key] != units[alias.unit_id] else units[alias.unit_id]
    for unit in units.values():
        found[normalise(unit.name)] = unit
        found[normalise(unit.code)] = unit
    return {name: unit for name, unit in found.items() if unit is not None}


def existing(on: date) -> QuerySet[Unit]:
    """The units that exist on that day."""
    return Unit.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gte=on)
    )


@dataclass(frozen=True)
class Tree:
    """The tree of units on one day: parent by child, children by parent, as ids."""

    parents: dict[int, int]
    children: dict[int, list[int]] = field(default_factory=dict)

    def ancestors(self, unit_id: int) -> list[int]:
        """Ids above a unit, nearest first. A circle in the data ends the walk."""
        found: list[int] = []
        current = self.parents.get(unit_id)
        while current is not None and current not in found:
            found.append(current)
            current = self.parents.get(current)
        return found

    def subtree(self, unit_id: int) -> list[int]:
        """The unit's id and all ids below it, each once."""
        found = [unit_id]
        for current in found:
            found.extend(child for child in self.children.get(current, []) if child not in found)
        return found


def tree(on: date) -> Tree:
    """The tree as it was on that day. One query."""
    placements = Placement.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gte=on)
    )
    parents = dict(placements.values_list("unit_id", "parent_id"))
    children: dict[int, list[int]] = defaultdict(list)
    for child, parent in parents.items():
        children[parent].append(child)
    return Tree(parents=parents, children=dict(children))

"""Finding the unit that a catalog row names, as people write units."""

import re

from django.db.models import Q

from courses.demo.items import UnitFinder
from hub.units import queries
from hub.units.models import Unit

# Old and new placing of the tone mark: hoà and hòa, thuý and thúy, uỷ and ủy are the same syllables.
_OLD_TO_NEW = {
    old: new
    for olds, news in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for old, new in zip(olds.split(), news.split(), strict=True)
}
_OLD = re.compile(rf"({'|'.join(_OLD_TO_NEW)})\b")
_SHORT = ((re.compile(r"\btp\b\.?\s*"), "thành phố "), (re.compile(r"\s*[–—]\s*"), " - "))
_BARE_LEVELS = {
    "thành phố": Unit.Kind.CITY,
    "thị xã": Unit.Kind.CITY,
    "quận": Unit.Kind.CITY,
    "huyện": Unit.Kind.CITY,
    "tỉnh": Unit.Kind.PROVINCE,
}


def key(name: str) -> str:
    """A unit's name for comparison, beyond `hub.units.queries.normalise`: tone marks, dashes, "TP."."""
    text = queries.normalise(name)
    for pattern, replacement in _SHORT:
        text = pattern.sub(replacement, text)
    text = _OLD.sub(lambda match: _OLD_TO_NEW[match[0]], text)
    return " ".join(text.split())


def finder() -> UnitFinder:
    """A function that finds a unit by name, alias or code, written in any usual way; None where none has it.

    "Ủy ban nhân dân thành phố" is the city, where there is one city.
    """
    by_name: dict[str, Unit] = {}
    for name, unit in queries.names().items():
        by_name.setdefault(key(name), unit)
    for level, kind in _BARE_LEVELS.items():
        tops = list(Unit.objects.filter(Q(kind=kind), successor=None)[:2])
        if len(tops) == 1:
            by_name.setdefault(level, tops[0])
    return lambda name: by_name.get(key(name))

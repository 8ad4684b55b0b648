"""A drawn cover's address: everything the drawing depends on, so that the file can be kept for ever."""

import re
from functools import lru_cache

from django.urls import reverse

from hub.covers import motifs
from hub.covers.palette import FAMILIES
from hub.covers.spec import SIZES, VARIATIONS, Cover, CoverType, Drawing, drawing

EDITION = 1
"""Of the drawings themselves: raise it when the same inputs are drawn differently, so that caches let go."""

_FILE = re.compile(r"(?P<variation>\d{1,4})-(?P<size>\d{3}x\d{3})(?:-(?P<month_day>\d{4})(?P<english>en)?)?")


@lru_cache(maxsize=4096)
def of(cover: Cover, *, size: str = "320x200", language: str = "vi") -> str:
    """The path under which the cover's picture is served."""
    drawn = drawing(cover, size=size, language=language)
    name = f"{drawn.variation}-{drawn.size}"
    if drawn.month_day:
        name += f"-{drawn.month_day}{'en' if drawn.language == 'en' else ''}"
    return reverse("cover", args=[EDITION, drawn.type.lower(), drawn.family, drawn.motif, name])


@lru_cache(maxsize=1024)
def of_motif(family: str, motif: str) -> str:
    """The path of a motif alone, for the tile of a topic."""
    return reverse("motif", args=[EDITION, family, motif])


def read(kind: str, family: str, motif: str, name: str) -> Drawing:
    """The drawing that the parts of an address ask for. ValueError for one that `of` never writes."""
    match = _FILE.fullmatch(name)
    known = family in FAMILIES and motifs.exists(motif)
    if not match or not known or match["size"] not in SIZES:
        raise ValueError("not the address of a cover")
    variation, month_day = int(match["variation"]), match["month_day"] or ""
    if variation >= VARIATIONS or (month_day and not _is_month_day(month_day)):
        raise ValueError("no such variation or day")
    return Drawing(
        type=CoverType(kind.upper()),
        family=family,
        motif=motif,
        variation=variation,
        size=match["size"],
        month_day=month_day,
        language="en" if match["english"] else "vi",
    )


def _is_month_day(month_day: str) -> bool:
    return 1 <= int(month_day[:2]) <= 12 and 1 <= int(month_day[2:]) <= 31

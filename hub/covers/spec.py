"""What a cover is drawn from: the words a list hands over, and the few values a drawing depends on.

A `Cover` is what a model knows (subject, type, key). `Drawing` is that reduced to what changes the picture;
it is also the cover's address, so that equal pictures share one cached file.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hub.covers import subjects


class CoverType(StrEnum):
    """What kind of thing it is; each has its own composition."""

    RESOURCE = "RESOURCE"
    COURSE = "COURSE"
    TRAINING = "TRAINING"
    EVENT = "EVENT"
    CONTEST = "CONTEST"
    CLUB = "CLUB"
    GAME = "GAME"
    STORY = "STORY"


SIZES: dict[str, tuple[int, int]] = {"320x200": (320, 200), "200x200": (200, 200), "460x200": (460, 200)}
VARIATIONS = 5040
"""Number of different variations: divisible by every small number that drawings take it by."""


@dataclass(frozen=True)
class Cover:
    """A thing's cover as its model knows it.

    `family` and `motif` are the subject's codes from the vocabulary; where they are empty, the subject's
    name finds them in `hub.covers.subjects`. `on` is the local day of a dated event.
    """

    type: str
    subject_name: str
    key: str
    family: str = ""
    motif: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Drawing:
    """Everything that a drawn cover depends on, each value from a small known set."""

    type: CoverType
    family: str
    motif: str
    """A motif's name, or "initial-X" for a subject that has none: its first letter X in a diamond."""
    variation: int
    size: str = "320x200"
    month_day: str = ""
    """ "1004" for 4 October; empty when undated."""
    language: str = "vi"
    """The language of the calendar's month; "vi" wherever no month is drawn."""


def seed(key: str) -> int:
    """A whole number below VARIATIONS that is always the same for the same key."""
    return (
        int(hashlib.sha1(key.encode(errors="surrogatepass"), usedforsecurity=False).hexdigest()[:8], 16)
        % VARIATIONS
    )


def drawing(cover: Cover, *, size: str = "320x200", language: str = "vi") -> Drawing:
    """Reduce a cover to what is drawn. KeyError for a size, ValueError for a type that does not exist."""
    SIZES[size]
    cover_type = CoverType(cover.type)
    style = subjects.style(cover.subject_name, family=cover.family, motif=cover.motif)
    month_day = cover.on.strftime("%m%d") if cover.on and cover_type is CoverType.EVENT else ""
    return Drawing(
        type=cover_type,
        family=style.family,
        motif=style.motif,
        variation=seed(cover.key),
        size=size,
        month_day=month_day,
        language=language if month_day and language == "en" else "vi",
    )

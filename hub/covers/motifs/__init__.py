"""Motifs: what a subject is shown by. One module a family; each fills a 120 × 120 box around 0, 0.

A motif takes the five colours and a variation, and draws one of its variants.
"""

from collections.abc import Callable

from hub.covers.glyphs import text
from hub.covers.motifs import arts, homeland, language, livelihood, reading, safety, science, tech
from hub.covers.palette import Tones
from hub.covers.shapes import circle, diamond

Motif = Callable[[Tones, int], str]

MOTIFS: dict[str, Motif] = {
    motif.__name__: motif
    for motif in (
        *(tech.phone, tech.code, tech.screen),
        *(science.maths, science.pendulum, science.hexagons, science.cell, science.leaf, science.gear),
        *(language.vietnamese, language.quote, language.tale, language.english, language.chinese),
        *(language.brocade, language.pencil),
        *(homeland.drum, homeland.lake, homeland.scales, homeland.page),
        *(arts.lute, arts.paint, arts.ball, arts.horn),
        *(safety.shield, safety.heart, safety.buoy, safety.blocks),
        *(livelihood.field, livelihood.drop, livelihood.stall, livelihood.spool),
        *(reading.sprout, reading.dawn, reading.book, reading.shelf),
    )
}
INITIAL = "initial-"


def exists(name: str) -> bool:
    """Whether there is such a motif: a drawn one, or "initial-" and one letter."""
    return name in MOTIFS or (name.startswith(INITIAL) and len(name) == len(INITIAL) + 1)


def draw(name: str, ink: Tones, variation: int) -> str:
    """The motif of that name. KeyError for one that does not exist."""
    if name.startswith(INITIAL):
        return _initial(name.removeprefix(INITIAL), ink)
    return MOTIFS[name](ink, variation)


def _initial(letter: str, ink: Tones) -> str:
    """A subject that nobody drew yet: its first letter in a diamond."""
    frame = diamond(0, 0, 60, ink.main) + diamond(0, 0, 46, ink.second)
    return frame + text(0, 18, 50, letter, ink.ground) + circle(46, -46, 8, ink.pop)

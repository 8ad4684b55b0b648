"""Motifs of history, place, law and public affairs."""

from hub.covers.palette import Tones
from hub.covers.shapes import around, circle, group, line, path, polygon, rect, ring


def drum(ink: Tones, variant: int) -> str:
    """The face of a bronze drum: rings and a sun of twelve rays."""
    rings = circle(0, 0, 58, ink.main) + ring(0, 0, 48, ink.paper, 5, dashes="4 8.6")
    inner = circle(0, 0, 39, ink.second) + ring(0, 0, 32, ink.main, 4, dashes="10 6.7")
    rays = [(x * r, y * r) for (x, y), r in zip(around(0, 0, 1, 24), [26, 10] * 12, strict=True)]
    return rings + inner + polygon(rays, ink.pop)


def lake(ink: Tones, variant: int) -> str:
    """Mountains over a lake, or a house on stilts."""
    if variant % 2:
        roof = path("M-58-6L0-52L58-6L46-6V0H-46V-6Z", ink.pop)
        house = (
            rect(-40, 0, 80, 26, ink.main) + rect(-8, 4, 18, 22, ink.second) + rect(-32, 6, 14, 12, ink.paper)
        )
        stilts = line("M-34 26V54M-12 26V54M12 26V54M34 26V54", ink.second, 7)
        return stilts + house + roof + line("M-56 58H56", ink.main, 5)
    peaks = path("M-60 20L-30-22L-8 8L20-46L60 20Z", ink.second) + path("M20-46L60 20H8Z", ink.main)
    water = path("M-60 26H60C56 48 30 60 0 60S-56 48-60 26Z", ink.main)
    return circle(-30, -34, 16, ink.pop) + peaks + water + line("M-34 38H20M-14 49H34", ink.paper, 4)


def scales(ink: Tones, variant: int) -> str:
    """A pair of scales."""
    stand = rect(-5, -50, 10, 96, ink.second, 5) + rect(-34, 44, 68, 12, ink.second, 6)
    beam = line("M-46-34H46", ink.second, 7) + circle(0, -48, 10, ink.pop)
    strings = line("M-46-34L-60 4M-46-34L-32 4M46-34L32 4M46-34L60 4", ink.second, 3)
    pans = path("M-62 4H-30A16 16 0 0 1-62 4Z", ink.main) + path("M30 4H62A16 16 0 0 1 30 4Z", ink.main)
    return stand + beam + strings + pans


def page(ink: Tones, variant: int) -> str:
    """A form on top of another."""
    back = group(rect(-46, -54, 80, 108, ink.second, 6), turn=-8)
    front = path("M-34-58H22L46-34V56H-34Z", ink.paper) + path("M22-58V-34H46Z", ink.pop)
    return back + front + line("M-18-26H6M-18-6H30M-18 12H30M-18 30H14", ink.main, 6)

"""Motifs of reading, libraries and the encouragement of study."""

from hub.covers.palette import Tones
from hub.covers.shapes import circle, group, line, path, rect


def sprout(ink: Tones, variant: int) -> str:
    """A shoot from an open book, a gift, a family under one roof, a tree with fruit."""
    return (_shoot, _gift, _family, _tree)[variant % 4](ink)


def _shoot(ink: Tones) -> str:
    left = path("M-58 20C-36 10-16 14 0 26V58C-16 46-36 42-58 50Z", ink.second)
    right = path("M58 20C36 10 16 14 0 26V58C16 46 36 42 58 50Z", ink.main)
    leaves = path("M0-16C-4-46-30-58-52-52C-48-28-30-12 0-16Z", ink.pop) + path(
        "M0-6C2-30 24-40 42-36C40-16 24-2 0-6Z", ink.main
    )
    return left + right + line("M0 24V-24", ink.second, 7) + leaves + circle(36, -52, 7, ink.pop)


def _gift(ink: Tones) -> str:
    box = (
        rect(-46, -4, 92, 58, ink.main, 6)
        + rect(-54, -22, 108, 24, ink.second, 6)
        + rect(-10, -22, 20, 76, ink.pop)
    )
    bow = line("M0-24C-36-24-34-56-16-54C-4-52 0-34 0-24C0-34 4-52 16-54C34-56 36-24 0-24", ink.pop, 8)
    return box + bow


def _family(ink: Tones) -> str:
    roof = path("M-60-8L0-56L60-8L52 2L0-38L-52 2Z", ink.pop)
    heads = circle(-26, 6, 14, ink.main) + circle(26, 6, 14, ink.second) + circle(0, 22, 11, ink.pop)
    bodies = path("M-48 56V44A22 22 0 0 1-4 44V56Z", ink.main) + path(
        "M48 56V44A22 22 0 0 0 4 44V56Z", ink.second
    )
    return roof + bodies + heads + path("M-16 58V50A16 16 0 0 1 16 50V58Z", ink.paper)


def _tree(ink: Tones) -> str:
    crown = circle(0, -20, 38, ink.main) + circle(-32, 0, 24, ink.main) + circle(32, 0, 24, ink.main)
    fruit = "".join(circle(x, y, 7, ink.pop) for x, y in ((-28, -6), (-6, -34), (10, -8), (32, 2), (24, -32)))
    return rect(-8, 4, 16, 52, ink.second, 4) + crown + fruit + line("M-36 58H36", ink.second, 7)


def dawn(ink: Tones, variant: int) -> str:
    """The sun over an open book, or a lamp."""
    if variant % 3 == 1:
        bulb = path("M-18 26C-18 10-40 2-40-22A40 40 0 0 1 40-22C40 2 18 10 18 26Z", ink.pop)
        foot = rect(-18, 30, 36, 9, ink.second, 4) + rect(-13, 43, 26, 9, ink.second, 4)
        return (
            bulb
            + foot
            + line("M-12 24V-8L0 4L12-8V24", ink.paper, 5)
            + line("M-58-24H-52M58-24H52M-44-56L-40-52M44-56L40-52", ink.main, 6)
        )
    rings = ((58, ink.main), (46, ink.paper), (35, ink.pop), (23, ink.paper), (12, ink.second))
    sun = "".join(path(f"M{-r} 24A{r} {r} 0 0 1 {r} 24Z", colour) for r, colour in rings)
    left = path("M-58 28C-36 20-16 24 0 34V58C-16 48-36 46-58 52Z", ink.second)
    return sun + left + path("M58 28C36 20 16 24 0 34V58C16 48 36 46 58 52Z", ink.second, opacity=0.82)


def book(ink: Tones, variant: int) -> str:
    """A pile of books, an open one, one with a bookmark."""
    return (_pile, _open, _bookmark)[variant % 3](ink)


def _pile(ink: Tones) -> str:
    spines = (
        rect(-52, 30, 104, 22, ink.second, 4)
        + rect(-44, 6, 96, 22, ink.pop, 4)
        + rect(-54, -18, 90, 22, ink.main, 4)
    )
    top = rect(-40, -16, 84, 20, ink.paper, 4) + rect(-28, -16, 8, 20, ink.pop)
    return (
        spines
        + group(top, y=-30, turn=-12)
        + rect(-40, 30, 10, 22, ink.paper)
        + rect(26, 6, 10, 22, ink.paper)
    )


def _open(ink: Tones) -> str:
    left = path("M-58-36C-36-46-16-42 0-30V50C-16 38-36 34-58 44Z", ink.paper)
    right = path("M58-36C36-46 16-42 0-30V50C16 38 36 34 58 44Z", ink.main)
    words = line("M-44-18C-32-22-22-20-13-15M-44 0C-32-4-22-2-13 3M-44 18C-32 14-22 16-13 21", ink.second, 5)
    return left + right + words + path("M26-40H42V4L34-6L26 4Z", ink.pop)


def _bookmark(ink: Tones) -> str:
    cover = rect(-42, -56, 84, 112, ink.main, 8) + rect(-42, -56, 18, 112, ink.second, 8)
    return (
        cover
        + path("M14-56H32V-12L23-22L14-12Z", ink.pop)
        + rect(-12, 2, 42, 8, ink.paper, 4)
        + rect(-12, 20, 28, 8, ink.paper, 4)
    )


def shelf(ink: Tones, variant: int) -> str:
    """Books on a board, or the library on wheels."""
    if variant % 2:
        van = path("M-58-34H24A6 6 0 0 1 30-28V36H-58Z", ink.main) + path(
            "M30-14H46L60 10V36H30Z", ink.second
        )
        books = "".join(
            rect(-50 + 11 * i, -20 + i % 3 * 4, 9, 34 - i % 3 * 4, (ink.pop, ink.paper, ink.second)[i % 3], 1)
            for i in range(6)
        )
        wheels = (
            circle(-30, 38, 14, ink.second)
            + circle(36, 38, 14, ink.second)
            + circle(-30, 38, 6, ink.paper)
            + circle(36, 38, 6, ink.paper)
        )
        return van + books + rect(36, -6, 12, 14, ink.paper, 2) + wheels
    widths = (
        (14, 70, ink.second),
        (18, 84, ink.main),
        (12, 62, ink.pop),
        (20, 78, ink.paper),
        (14, 90, ink.second),
        (16, 66, ink.main),
    )
    pieces, x = [], -56
    for width, height, colour in widths:
        band = ink.paper if colour != ink.paper else ink.pop
        pieces.append(rect(x, 36 - height, width, height, colour, 2) + rect(x, 48 - height, width, 5, band))
        x += width + 1
    leaning = f'<g transform="rotate(16 46 36)">{rect(40, -34, 13, 70, ink.pop, 2)}</g>'
    return "".join(pieces) + leaning + rect(-62, 36, 124, 10, ink.second, 3)

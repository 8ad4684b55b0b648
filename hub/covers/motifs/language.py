"""Motifs of languages, letters and literature."""

from collections import defaultdict
from itertools import product

from hub.covers.glyphs import text
from hub.covers.palette import Tones
from hub.covers.shapes import circle, diamond_line, group, line, path, rect


def vietnamese(ink: Tones, variant: int) -> str:
    """A tile with a letter that only Vietnamese has."""
    letter = "êơăđâưô"[variant % 7]
    foot = path("M-58 30V38A20 20 0 0 0-38 58H38A20 20 0 0 0 58 38V30Z", ink.second)
    return (
        rect(-58, -58, 116, 116, ink.main, 20)
        + foot
        + text(0, 24, 92, letter, ink.on_main)
        + circle(38, 44, 6, ink.pop)
    )


def quote(ink: Tones, variant: int) -> str:
    """Quotation marks over a line."""

    def mark(x: float, colour: str) -> str:
        tail = path("M-25 18C-25-16-8-38 14-46L18-34C4-26-4-12-2 4Z", colour)
        return group(circle(0, 18, 25, colour) + tail, x=x)

    return mark(-30, ink.main) + mark(30, ink.pop) + line("M-54 58H54", ink.second, 6)


def tale(ink: Tones, variant: int) -> str:
    """Hills and waves under a sun, or a lotus on a pond."""
    if variant % 2:
        petals = "".join(
            group(path("M0 10C-18-8-14-38 0-52C14-38 18-8 0 10Z", colour), turn=turn)
            for turn, colour in (
                (-52, ink.second),
                (52, ink.second),
                (-27, ink.main),
                (27, ink.main),
                (0, ink.pop),
            )
        )
        return group(petals, y=14) + line(
            "M-56 34q14-8 28 0t28 0t28 0t28 0M-40 52q12-8 24 0t24 0t24 0", ink.paper, 5
        )
    hills = path("M-58 26L-26-34L2 26Z", ink.second) + path("M-22 26L14-18L44 26Z", ink.main)
    waves = "".join(
        line(f"M-58 {y}q10-9 20 0t20 0t20 0t20 0t20 0t16 0", colour, 5)
        for y, colour in ((36, ink.main), (48, ink.paper), (60, ink.second))
    )
    return circle(26, -30, 22, ink.pop) + hills + waves


def _bubble(colour: str) -> str:
    data = (
        "M-44-42H44A14 14 0 0 1 58-28V12A14 14 0 0 1 44 26H-8"
        "L-34 50V26H-44A14 14 0 0 1-58 12V-28A14 14 0 0 1-44-42Z"
    )
    return path(data, colour)


def english(ink: Tones, variant: int) -> str:
    """A speech bubble with letters, or two that talk."""
    if variant % 3 == 2:
        small = path(
            "M4 2H50A10 10 0 0 1 60 12V36A10 10 0 0 1 50 46H40"
            "V58L26 46H4A10 10 0 0 1-6 36V12A10 10 0 0 1 4 2Z",
            ink.pop,
        )
        big = path(
            "M-48-54H12A12 12 0 0 1 24-42V-10A12 12 0 0 1 12 2H-26"
            "L-44 18V2H-48A12 12 0 0 1-60-10V-42A12 12 0 0 1-48-54Z",
            ink.main,
        )
        return (
            big
            + line("M-42-36H6M-42-17H-12", ink.on_main, 7)
            + small
            + line("M10 17H44M10 32H30", ink.second, 6)
        )
    words = ("Aa", "Hi")[variant % 3]
    return (
        _bubble(ink.main)
        + text(0, 15, 62, words, ink.on_main)
        + circle(46, 44, 12, ink.pop)
        + circle(18, 50, 6, ink.second)
    )


def chinese(ink: Tones, variant: int) -> str:
    """A speech bubble with the sign for "middle"."""
    sign = line("M-26-26H26V4H-26ZM0-38V22", ink.on_main, 8)
    return _bubble(ink.main) + sign + circle(46, 44, 12, ink.pop)


def brocade(ink: Tones, variant: int) -> str:
    """Woven diamonds."""
    step = 22.5
    lines: defaultdict[tuple[int, str], str] = defaultdict(str)
    for i, j in product((-1, 0, 1), repeat=2):
        x, y = step * (i - j), step * (i + j)
        outer = ink.pop if i == j == 0 else (ink.main if (i + j) % 2 else ink.second)
        lines[0, outer] += diamond_line(x, y, step - 1)
        lines[1, ink.paper if outer != ink.paper else ink.second] += diamond_line(x, y, step / 2)
        lines[2, ink.pop] += diamond_line(x, y, 5) * (outer != ink.pop)
    return "".join(path(line, colour) for (_, colour), line in sorted(lines.items()))


def pencil(ink: Tones, variant: int) -> str:
    """A pencil and the first loops it writes."""
    loops = line("M-56 48C-40 10-20 10-22 34S6 50 8 26 30 12 34 36 50 48 58 40", ink.second, 6)
    wood = rect(-4, -66, 26, 66, ink.main, 4) + rect(-4, -66, 26, 14, ink.pop, 4)
    tip = path("M-4 0H22L9 26Z", ink.paper) + path("M4 15H14L9 26Z", ink.second)
    return loops + f'<g transform="rotate(40 10 -14)">{wood}{tip}</g>'

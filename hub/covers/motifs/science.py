"""Motifs of mathematics and the sciences."""

from hub.covers.palette import Tones
from hub.covers.shapes import around, circle, group, line, path, polygon, rect


def maths(ink: Tones, variant: int) -> str:
    """A right triangle, a pie, four shapes, an abacus."""
    return (_triangle, _pie, _shapes, _abacus)[variant % 4](ink)


def _triangle(ink: Tones) -> str:
    return (
        path("M-56 50V-50L54 50Z", ink.main)
        + circle(20, -22, 32, ink.pop)
        + rect(-56, 30, 20, 20, ink.paper)
        + line("M-56 50H54", ink.second, 5)
    )


def _pie(ink: Tones) -> str:
    quarter = path("M0 0V-56A56 56 0 0 1 56 0Z", ink.pop)
    slice_ = path("M0 0H56A56 56 0 0 1 17 53Z", ink.main)
    return circle(0, 0, 56, ink.second) + quarter + slice_ + circle(0, 0, 18, ink.paper)


def _shapes(ink: Tones) -> str:
    fan = path("M-56 56A54 54 0 0 1-2 2V56Z", ink.second)
    return (
        rect(-56, -56, 54, 54, ink.main)
        + circle(29, -29, 27, ink.pop)
        + fan
        + path("M2 56L29 2 56 56Z", ink.paper)
    )


def _abacus(ink: Tones) -> str:
    frame = rect(-58, -54, 116, 10, ink.second, 5) + rect(-58, 44, 116, 10, ink.second, 5)
    posts = line("M-52-44V44M52-44V44", ink.second, 8) + line("M-46-22H46M-46 2H46M-46 26H46", ink.second, 4)
    beads = "".join(
        circle(x, y, 10, colour)
        for y, row in ((-22, (-34, -12, 36)), (2, (-34, 14, 36)), (26, (-34, -12, 10)))
        for x, colour in zip(row, (ink.main, ink.pop, ink.paper), strict=True)
    )
    return frame + posts + beads


def pendulum(ink: Tones, variant: int) -> str:
    """A swinging weight with the arc of its way."""
    arc = line("M-46 34A84 84 0 0 0 46 34", ink.paper, 3, dashes="1 9")
    past = line("M0-50L-42 30M0-50L0 44", ink.second, 3, opacity=0.6)
    weights = (
        circle(-42, 30, 12, ink.second) + circle(0, 44, 15, ink.main) + line("M0-50L42 28", ink.paper, 4)
    )
    return rect(-50, -58, 100, 10, ink.second, 5) + arc + past + weights + circle(42, 28, 18, ink.pop)


def hexagons(ink: Tones, variant: int) -> str:
    """A molecule of four rings."""
    atoms = ((0, 0, 24, ink.main), (-34, -22, 20, ink.second), (34, -22, 20, ink.pop), (0, 42, 18, ink.paper))
    bonds = line("M-28-16L0 0L28-16M0 0V34", ink.second, 6)
    return bonds + "".join(polygon(around(x, y, r, 6), colour) for x, y, r, colour in atoms)


def cell(ink: Tones, variant: int) -> str:
    """A cell with its nucleus."""
    wall = path("M0-56C40-58 60-24 56 8S20 58-8 55-58 26-56-8-34-54 0-56Z", ink.main)
    inside = path("M2-44C30-46 48-20 44 6S16 46-8 43-45 20-43-8-26-43 2-44Z", ink.paper, opacity=0.35)
    small = ((-26, -22, 6), (-30, 12, 8), (-6, 34, 6), (30, 26, 5), (28, -28, 5))
    grains = "".join(circle(x, y, r, ink.pop if r > 6 else ink.paper) for x, y, r in small)
    return wall + inside + circle(6, -2, 24, ink.second) + circle(10, -6, 10, ink.pop) + grains


def leaf(ink: Tones, variant: int) -> str:
    """A leaf and its veins."""
    blade = path("M-52 52C-60-20-10-58 56-54C60 8 22 58-52 52Z", ink.main)
    half = path("M-52 52C10 54 60 8 56-54Z", ink.second)
    veins = line("M-56 58L34-32M-22 24L-20-8M-2 4L30 2M14-12L16-34", ink.paper, 4)
    return blade + half + veins + circle(40, 40, 9, ink.pop) + circle(20, 52, 5, ink.pop)


def gear(ink: Tones, variant: int) -> str:
    """A rocket in a gear, a flask, an atom."""
    return (_rocket, _flask, _atom)[variant % 3](ink)


def _rocket(ink: Tones) -> str:
    teeth = "".join(group(rect(-9, -58, 18, 24, ink.main, 4), turn=45 * i) for i in range(8))
    hull = path("M0-34C14-20 14 2 10 14H-10C-14 2-14-20 0-34Z", ink.second)
    fins = path("M-10 6L-20 20H-8ZM10 6L20 20H8Z", ink.pop)
    return (
        teeth
        + circle(0, 0, 42, ink.main)
        + circle(0, 0, 30, ink.paper)
        + hull
        + fins
        + circle(0, -8, 5, ink.pop)
    )


def _flask(ink: Tones) -> str:
    glass = path("M-14-52H14V-16L48 42A10 10 0 0 1 39 56H-39A10 10 0 0 1-48 42L-14-16Z", ink.paper)
    filled = path("M-28 8H28L48 42A10 10 0 0 1 39 56H-39A10 10 0 0 1-48 42Z", ink.main)
    bubbles = circle(-12, 34, 7, ink.pop) + circle(14, 24, 5, ink.pop) + circle(8, -66 + 8, 6, ink.pop)
    return glass + filled + rect(-22, -58, 44, 10, ink.second, 5) + bubbles


def _atom(ink: Tones) -> str:
    orbit = "M-58 0A58 22 0 0 1 58 0A58 22 0 0 1-58 0Z"
    orbits = "".join(
        group(line(orbit, colour, 6), turn=turn)
        for turn, colour in ((0, ink.main), (60, ink.second), (120, ink.main))
    )
    return orbits + circle(0, 0, 14, ink.pop) + circle(58, 0, 8, ink.paper) + circle(-29, -50, 8, ink.paper)

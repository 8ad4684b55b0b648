"""Motifs of farming, environment, trade and crafts."""

from hub.covers.palette import Tones
from hub.covers.shapes import circle, line, path, rect


def field(ink: Tones, variant: int) -> str:
    """A seedling on terraces, mushrooms, a hen, a beehive."""
    return (_terraces, _mushrooms, _hen, _hive)[variant % 4](ink)


def _terraces(ink: Tones) -> str:
    rows = ((14, ink.main), (30, ink.second), (46, ink.main))
    terraces = "".join(
        path(f"M-60 {y}Q0 {y - 26} 60 {y}V{y + 20}Q0 {y - 6}-60 {y + 20}Z", colour) for y, colour in rows
    )
    leaves = path("M-16-30C-20-54-40-58-54-54C-52-36-38-26-16-30Z", ink.main) + path(
        "M-16-24C-14-42 0-48 12-46C10-30 0-22-16-24Z", ink.second
    )
    return (
        circle(30, -36, 18, ink.pop)
        + terraces
        + path("M-60 60Q0 40 60 60Z", ink.second)
        + line("M-16 4V-34", ink.second, 6)
        + leaves
    )


def _mushrooms(ink: Tones) -> str:
    big = path("M-10 50C-14 28-12 10-8-6H18C22 10 24 28 20 50Z", ink.paper) + path(
        "M-46-2C-44-40-14-56 5-56S54-40 56-2Z", ink.main
    )
    small = path("M-42 50C-44 38-43 30-41 22H-25C-23 30-22 38-24 50Z", ink.paper) + path(
        "M-58 24C-56 2-42-6-33-6S-10 2-8 24Z", ink.pop
    )
    return (
        big
        + circle(-12, -24, 7, ink.paper)
        + circle(16, -36, 8, ink.paper)
        + circle(34, -16, 6, ink.paper)
        + small
        + line("M-58 54H58", ink.second, 8)
    )


def _hen(ink: Tones) -> str:
    body = path(
        "M-58-14C-40 8-20-2-4-20C4-44 30-54 44-36C52-24 48-8 48 6C48 34 26 48 0 48S-52 30-58-14Z", ink.main
    )
    wing = path("M-26 8C-10 6 6 6 18 6C14 26-16 32-26 8Z", ink.second)
    head = path("M24-48C20-60 32-62 34-54C38-62 48-58 44-46Z", ink.pop) + path("M47-32L60-26L48-20Z", ink.pop)
    return body + wing + head + circle(34, -32, 4, ink.second) + line("M-8 48V58M12 48V58", ink.second, 5)


def _hive(ink: Tones) -> str:
    rows = ((-46, 26, ink.main), (-24, 42, ink.second), (-2, 52, ink.main), (20, 56, ink.second))
    hive = "".join(rect(-half, y, 2 * half, 20, colour, 10) for y, half, colour in rows)
    bee = (
        path("M34-52A14 10 0 0 1 60-44A14 10 0 0 1 34-38Z", ink.pop)
        + circle(38, -54, 7, ink.paper)
        + circle(48, -56, 7, ink.paper)
    )
    return hive + rect(-46, 42, 92, 14, ink.main, 7) + circle(0, 42, 13, ink.paper) + bee


def drop(ink: Tones, variant: int) -> str:
    """A drop of water and a leaf in it."""
    water = path("M-8-60C28-20 36 0 36 20A42 42 0 0 1-50 20C-50 0-42-20-8-60Z", ink.main)
    inside = path("M-34 22C-30-4-6-16 26-8C26 22 4 44-34 22Z", ink.pop) + line("M-40 34L6 6", ink.paper, 4)
    return water + inside + circle(46, -34, 9, ink.second) + circle(52, -8, 5, ink.second)


def stall(ink: Tones, variant: int) -> str:
    """A market stall, or coins that grow."""
    if variant % 2:
        stacks = ((-52, 3, ink.main), (-16, 5, ink.pop), (20, 7, ink.main))
        coins = "".join(
            rect(x, 44 - 13 * i, 32, 11, colour if i % 2 == 0 else ink.second, 5)
            for x, count, colour in stacks
            for i in range(count)
        )
        return coins + line("M-56 60H56", ink.second, 6) + line("M-46-8L-6-34L34-58", ink.paper, 6)
    shop = (
        rect(-50, -6, 100, 62, ink.second, 4)
        + rect(-38, 16, 32, 40, ink.paper)
        + rect(6, 16, 32, 20, ink.pop)
    )
    stripes = "".join(
        path(f"M{-58 + i * 23.2:.1f}-52h23.2v44a11.6 11.6 0 0 1-23.2 0Z", (ink.main, ink.paper)[i % 2])
        for i in range(5)
    )
    return shop + stripes


def spool(ink: Tones, variant: int) -> str:
    """A spool of thread with its needle."""
    ends = rect(-44, -54, 76, 18, ink.second, 6) + rect(-44, 36, 76, 18, ink.second, 6)
    thread = rect(-34, -36, 56, 72, ink.main) + line(
        "M-34-22L22-30M-34-6L22-14M-34 10L22 2M-34 26L22 18", ink.paper, 5
    )
    return ends + thread + line("M22 18C54 22 30 58 58 46", ink.pop, 5) + line("M58 46L44-40", ink.second, 5)

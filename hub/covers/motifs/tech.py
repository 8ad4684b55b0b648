"""Motifs of digital skills and technology: phone, code, screen. A motif fills a 120 × 120 box around 0, 0."""

from hub.covers.palette import Tones
from hub.covers.shapes import circle, group, line, path, rect, ring


def phone(ink: Tones, variant: int) -> str:
    """A phone and what is on it: a code to scan, a face, a tick, a message, a wallet."""
    screen = (_scan, _face, _tick, _chat, _pay)[variant % 5]
    body = rect(-32, -60, 64, 120, ink.second, 14) + rect(-25, -46, 50, 86, ink.paper, 4)
    coin = circle(34, 30, 20, ink.pop, opacity=0.9) + circle(34, 30, 9, ink.paper)
    return body + screen(ink) + ("" if variant % 5 == 3 else coin)


def _scan(ink: Tones) -> str:
    squares = "".join(rect(x, y, 14, 14, ink.main, 2) for x, y in ((-20, -40), (6, -40), (-20, -14)))
    dots = rect(8, -12, 6, 6, ink.pop) + rect(14, -4, 6, 6, ink.main) + rect(8, 2, 6, 6, ink.main)
    return squares + dots + rect(-20, 8, 40, 6, ink.main, 3) + rect(-20, 20, 26, 6, ink.pop, 3)


def _face(ink: Tones) -> str:
    return circle(0, -8, 18, ink.main) + circle(0, -8, 9, ink.pop) + rect(-18, 20, 36, 8, ink.main, 4)


def _tick(ink: Tones) -> str:
    return line("M-14-6L-4 6L16-20", ink.main, 8) + rect(-18, 20, 36, 8, ink.pop, 4)


def _chat(ink: Tones) -> str:
    mine = path("M-18-38H12A6 6 0 0 1 18-32V-22A6 6 0 0 1 12-16H-8L-18-8Z", ink.main)
    bubble = path(
        "M10-12H50A10 10 0 0 1 60-2V18A10 10 0 0 1 50 28H40"
        "L30 40V28H10A10 10 0 0 1 0 18V-2A10 10 0 0 1 10-12Z",
        ink.pop,
    )
    return mine + rect(-18, 22, 22, 6, ink.main, 3) + bubble + line("M14 3H46M14 15H34", ink.paper, 6)


def _pay(ink: Tones) -> str:
    card = rect(-20, -34, 40, 28, ink.main, 5) + rect(-20, -27, 40, 6, ink.second)
    return card + rect(-20, 4, 24, 6, ink.pop, 3) + rect(-20, 18, 36, 6, ink.main, 3)


def code(ink: Tones, variant: int) -> str:
    """Building blocks, brackets, a robot's head, a keyboard."""
    return (_blocks, _brackets, _robot, _keyboard)[variant % 4](ink)


def _blocks(ink: Tones) -> str:
    rows = ((-48, -50, 46, ink.main), (-34, -16, 42, ink.pop), (-48, 18, 34, ink.second))
    shape = (
        "M{x} {y}h14l6 6h14l6-6h{w}a6 6 0 0 1 6 6v16a6 6 0 0 1-6 6"
        "h-{w}l-6 6h-14l-6-6h-14a6 6 0 0 1-6-6v-16a6 6 0 0 1 6-6z"
    )
    return "".join(path(shape.format(x=x, y=y, w=w), colour) for x, y, w, colour in rows) + circle(
        48, -38, 9, ink.paper
    )


def _brackets(ink: Tones) -> str:
    frame = rect(-58, -44, 116, 92, ink.second, 12)
    return (
        frame + line("M-20-16L-40 4L-20 24M20-16L40 4L20 24", ink.paper, 8) + line("M6-22L-6 30", ink.pop, 8)
    )


def _robot(ink: Tones) -> str:
    head = rect(-46, -30, 92, 74, ink.main, 18) + rect(-32, -14, 64, 34, ink.second, 12)
    eyes = circle(-14, 3, 7, ink.pop) + circle(14, 3, 7, ink.pop)
    ears = rect(-58, -6, 10, 26, ink.second, 5) + rect(48, -6, 10, 26, ink.second, 5)
    return (
        line("M0-32V-48", ink.second, 6)
        + circle(0, -52, 8, ink.pop)
        + ears
        + head
        + eyes
        + rect(-14, 29, 28, 6, ink.paper, 3)
    )


def _keyboard(ink: Tones) -> str:
    keys = "".join(
        rect(-50 + 21 * i, y, 16, 16, ink.pop if (i, y) == (3, -12) else ink.paper, 3)
        for y in (-12, 9)
        for i in range(5)
    )
    return (
        rect(-58, -20, 116, 72, ink.main, 10)
        + keys
        + rect(-29, 30, 58, 14, ink.paper, 3)
        + line("M0-22V-36C0-50 22-40 22-56", ink.second, 6)
    )


def screen(ink: Tones, variant: int) -> str:
    """A lesson on a screen, slides on a board, a cloud that is shared."""
    return (_lesson, _slides, _cloud)[variant % 3](ink)


def _lesson(ink: Tones) -> str:
    stand = rect(-8, 28, 16, 18, ink.main) + rect(-34, 44, 68, 10, ink.main, 5)
    return (
        rect(-58, -50, 116, 78, ink.second, 10)
        + rect(-49, -41, 98, 60, ink.paper, 4)
        + path("M-12-28L20-11L-12 6Z", ink.pop)
        + stand
    )


def _slides(ink: Tones) -> str:
    back = group(rect(-48, -40, 96, 66, ink.main, 8), turn=-8)
    front = rect(-46, -28, 96, 68, ink.paper, 8)
    bars = (
        rect(-32, 8, 14, 20, ink.main, 2)
        + rect(-10, -6, 14, 34, ink.pop, 2)
        + rect(12, -16, 14, 44, ink.second, 2)
    )
    return back + front + bars + circle(42, -40, 9, ink.pop)


def _cloud(ink: Tones) -> str:
    cloud = path("M-34 22A24 24 0 0 1-34-26A34 34 0 0 1 30-32A27 27 0 0 1 34 22Z", ink.main)
    arrow = line("M0 52V2M-16 18L0 2L16 18", ink.paper, 9)
    return cloud + arrow + ring(-44, 44, 8, ink.pop, 6) + ring(44, 44, 8, ink.pop, 6)

"""Drawing primitives: each returns a piece of SVG. Coordinates are rounded to a tenth; colours are flat."""

import math
from collections.abc import Iterable

Point = tuple[float, float]


def number(value: float) -> str:
    """A coordinate as short as it can be written: one decimal at most."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.", "-.").removeprefix("0") or "0"


def circle(x: float, y: float, radius: float, colour: str, *, opacity: float = 1) -> str:
    """A filled circle."""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{colour}"{_opacity(opacity)}/>'
    )


def ring(x: float, y: float, radius: float, colour: str, width: float, *, dashes: str = "") -> str:
    """An unfilled circle; `dashes` as in stroke-dasharray."""
    pattern = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="none" '
        f'stroke="{colour}" stroke-width="{number(width)}"{pattern}/>'
    )


def rect(
    x: float, y: float, width: float, height: float, colour: str, corner: float = 0, *, opacity: float = 1
) -> str:
    """A filled rectangle, its corners rounded by `corner`."""
    rounded = f' rx="{number(corner)}"' if corner else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" '
        f'fill="{colour}"{rounded}{_opacity(opacity)}/>'
    )


def path(data: str, colour: str, *, opacity: float = 1) -> str:
    """A filled path."""
    return f'<path d="{data}" fill="{colour}"{_opacity(opacity)}/>'


def line(data: str, colour: str, width: float = 6, *, dashes: str = "", opacity: float = 1) -> str:
    """A stroked path; the whole drawing has round ends and joins."""
    pattern = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{number(width)}"'
        f"{pattern}{_opacity(opacity)}/>"
    )


def polygon(points: Iterable[Point], colour: str, *, opacity: float = 1) -> str:
    """A filled polygon."""
    corners = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return path(f"M{corners}Z", colour, opacity=opacity)


def group(content: str, *, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0) -> str:
    """Its content moved, turned (degrees) and scaled."""
    steps = f"translate({number(x)} {number(y)})" if x or y else ""
    steps += f"rotate({number(turn)})" if turn else ""
    steps += f"scale({scale:g})" if scale != 1 else ""
    return f'<g transform="{steps}">{content}</g>' if steps else content


def around(x: float, y: float, radius: float, count: int, start: float = -90) -> list[Point]:
    """`count` points on a circle, evenly, the first at the angle `start` (degrees, 0 is right, clockwise)."""
    angles = [math.radians(start + 360 * i / count) for i in range(count)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def diamond(x: float, y: float, radius: float, colour: str) -> str:
    """A square on its corner."""
    return path(diamond_line(x, y, radius), colour)


def diamond_line(x: float, y: float, radius: float) -> str:
    """The outline of a square on its corner, to be joined with others of its colour."""
    r = number(radius)
    return f"M{number(x)} {number(y - radius)}l{r} {r}l-{r} {r}l-{r}-{r}z"


def _opacity(value: float) -> str:
    return "" if value == 1 else f' opacity="{value:g}"'

"""A contest: a rosette on rays."""

import math

from hub.covers.compositions.scene import Scene
from hub.covers.palette import WHITE
from hub.covers.shapes import Point, around, circle, polygon


def compose(scene: Scene) -> str:
    """Rays that turn with the variation, two ribbons, the rosette."""
    x, y, pop = scene.width / 2, scene.height / 2 - 8, scene.ink.pop
    petals = "".join(circle(px, py, 13, pop) for px, py in around(x, y, 70, 18))
    face = circle(x, y, 70, WHITE) + circle(x, y, 62, scene.family.light)
    ribbons = _ribbon(scene, -1) + _ribbon(scene, 1)
    return scene.ground() + _rays(scene) + ribbons + petals + face + scene.motif(x, y, 0.74, scene.bright)


def _rays(scene: Scene) -> str:
    on_deep = scene.ink.ground == scene.family.deep
    colour = (
        WHITE
        if on_deep
        else (scene.family.mid if scene.ink.ground != scene.family.mid else scene.family.light)
    )
    x, y, reach = scene.width / 2, scene.height / 2, scene.width * 0.75
    data = ""
    for i in range(20):
        near, far = (_at(x, y, reach, i * 18 + turn + scene.variation % 18) for turn in (0, 9))
        data += f"M{x:.0f} {y:.0f}L{near[0]:.0f} {near[1]:.0f}L{far[0]:.0f} {far[1]:.0f}Z"
    return f'<path d="{data}" fill="{colour}" opacity="{0.13 if on_deep else 0.4}"/>'


def _ribbon(scene: Scene, side: int) -> str:
    x, y, foot = scene.width / 2, scene.height / 2, scene.height
    corners = ((46, y + 40), (66, foot + 6), (40, foot - 14), (16, foot + 6), (6, y + 60))
    return polygon([(x + side * dx, cy) for dx, cy in corners], scene.ink.pop)


def _at(x: float, y: float, reach: float, angle: float) -> Point:
    return x + reach * math.cos(math.radians(angle)), y + reach * math.sin(math.radians(angle))

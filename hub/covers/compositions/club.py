"""A club: people round a table."""

from dataclasses import replace

from hub.covers.compositions.scene import Scene
from hub.covers.palette import WHITE
from hub.covers.shapes import around, circle


def compose(scene: Scene) -> str:
    """Twelve seats round a white table with the motif on it."""
    x, y = scene.width / 2, scene.height / 2
    colours = (scene.ink.pop, scene.ink.main, scene.ink.second)
    seats = "".join(
        circle(sx, sy, 13, colours[i % 3]) for i, (sx, sy) in enumerate(around(x, y, 84, 12, -75))
    )
    on_white = replace(scene.bright, paper=scene.family.light)
    return scene.ground() + seats + circle(x, y, 64, WHITE) + scene.motif(x, y, 0.78, on_white)

"""A training: an easel board with the motif on it, a piece of chalk on the ledge."""

from dataclasses import replace

from hub.covers.compositions.scene import Scene
from hub.covers.palette import WHITE
from hub.covers.shapes import line, rect


def compose(scene: Scene) -> str:
    """The room, the easel's legs, the board and its ledge."""
    family, width, height = scene.family, scene.width, scene.height
    middle = width / 2
    legs = line(f"M{middle - 70:g} {height}l18-40M{middle + 70:g} {height}l-18-40", family.mid, 8)
    board = rect(width * 0.09, 16, width * 0.82, height - 62, family.deep, 8)
    ledge = rect(width * 0.09 - 6, height - 50, width * 0.82 + 12, 12, family.mid, 5)
    chalk = rect(width * 0.62, height - 56, 26, 6, family.pop, 3)
    on_board = replace(scene.bright, ground=family.deep, main=family.mid, second=family.light, paper=WHITE)
    motif = scene.motif(middle, (height - 46) / 2 + 8, 0.92, on_board)
    return scene.ground(family.light) + legs + board + ledge + chalk + motif

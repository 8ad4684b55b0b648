"""A resource: a book's face, its spine with bands on the left."""

from hub.covers.compositions.scene import Scene
from hub.covers.shapes import rect


def compose(scene: Scene) -> str:
    """Ground, motif, spine."""
    spine = scene.width * 0.075 + 6 if scene.width <= 320 else 30
    height, pop = scene.height, scene.ink.pop
    motif = scene.motif(spine + (scene.width - spine) / 2, height / 2, 1.12 if scene.is_square else 1.28)
    bands = "".join(rect(0, height * at, spine, thick, pop) for at, thick in _bindings(scene.variation))
    back = rect(0, 0, spine, height, scene.contrast)
    return scene.ground() + motif + back + bands + rect(spine, 0, 3, height, "#000", opacity=0.14)


def _bindings(variation: int) -> tuple[tuple[float, float], ...]:
    """How a spine is bound: where each band begins (of the height), and how thick it is."""
    return (
        ((0.14, 7), (0.2, 3), (0.82, 7)),
        ((0.1, 3), (0.14, 22), (0.28, 3)),
        ((0.18, 5), (0.34, 5), (0.66, 5), (0.82, 5)),
        ((0.7, 3), (0.74, 26), (0.9, 3)),
    )[variation // 63 % 4]

"""A resource: a book's face, its spine with bands on the left."""

from hub.covers.compositions.scene import Scene
from hub.covers.shapes import rect


def compose(scene: Scene) -> str:
    """Ground, motif, spine."""
    spine = scene.width * 0.075 + 6 if scene.width <= 320 else 30
    height, pop = scene.height, scene.ink.pop
    motif = scene.motif(spine + (scene.width - spine) / 2, height / 2, 1.12 if scene.is_square else 1.28)
    bands = (
        rect(0, height * 0.14, spine, 7, pop)
        + rect(0, height * 0.14 + 12, spine, 3, pop)
        + rect(0, height * 0.82, spine, 7, pop)
    )
    back = rect(0, 0, spine, height, scene.contrast)
    return scene.ground() + motif + back + bands + rect(spine, 0, 3, height, "#000", opacity=0.14)

"""A course: steps that rise, a coin on the last."""

from hub.covers.compositions.scene import Scene
from hub.covers.shapes import circle, rect


def compose(scene: Scene) -> str:
    """Ground, seven steps (five in a square), motif, coin."""
    count = 5 if scene.is_square else 7
    width, top = scene.width / count, scene.height * 0.62
    steps = ""
    for i in range(count):
        height = 10 + top * (i / (count - 1)) ** 1.5
        opacity = round(0.25 + 0.75 * i / (count - 1), 1)
        steps += rect(i * width, scene.height - height, width + 0.5, height, scene.accent, opacity=opacity)
    left = 0.4 if scene.is_square else 0.36
    coin = circle(scene.width - width / 2, scene.height - 22 - top, 9, scene.ink.pop)
    return scene.ground() + steps + scene.motif(scene.width * left, scene.height * 0.46, 1.05) + coin

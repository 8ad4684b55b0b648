"""An event: a calendar leaf with its day beside the motif; undated, a ticket."""

from hub.covers import glyphs, strokes
from hub.covers.compositions.scene import Scene
from hub.covers.palette import WHITE
from hub.covers.shapes import circle, line, path, rect

ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def compose(scene: Scene) -> str:
    """The leaf where there is a day, else the ticket."""
    return _calendar(scene) if scene.drawing.month_day else _ticket(scene)


def _calendar(scene: Scene) -> str:
    width, height = scene.width, scene.height
    leaf_width = width * 0.62 if scene.is_square else 104
    if scene.is_square:
        seal = circle(width - 40, height - 40, 42, scene.ink.ground)
        beside = seal + scene.motif(width - 42, height - 42, 0.54)
        return scene.ground() + _leaf(scene, 18, 24, leaf_width, -13) + beside
    motif = scene.motif(18 + leaf_width + (width - 18 - leaf_width) / 2 + 2, height / 2, 1.1)
    return scene.ground() + motif + _leaf(scene, 18, 24, leaf_width, 0)


def _leaf(scene: Scene, x: float, y: float, width: float, aside: float) -> str:
    """The leaf at x, y; its words moved `aside` to leave room for a seal over its corner."""
    deep, height, middle = scene.family.deep, scene.height - 48, x + width / 2 + aside
    shadow = rect(x + 4, y + 6, width, height, "#000", 10, opacity=0.12)
    head = path(
        f"M{x:g} {y + 10:g}a10 10 0 0 1 10-10h{width - 20:g}a10 10 0 0 1 10 10v24h-{width:g}z", scene.ink.pop
    )
    holes = circle(x + width * 0.28, y, 6, deep) + circle(x + width * 0.72, y, 6, deep)
    month, day = scene.drawing.month_day[:2], scene.drawing.month_day[2:]
    month_words = ENGLISH_MONTHS[int(month) - 1] if scene.drawing.language == "en" else f"tháng {int(month)}"
    day_line = y + 34 + (52 if scene.is_square else (height - 34) * 0.6)
    words = glyphs.text(middle, day_line, 60, day, deep)
    words += strokes.text(middle, y + height - (28 if scene.is_square else 14), 6.5, month_words, deep)
    return shadow + rect(x, y, width, height, WHITE, 10) + head + holes + words


def _ticket(scene: Scene) -> str:
    width, height = scene.width, scene.height
    notches = circle(0, height / 2, 20, WHITE) + circle(width, height / 2, 20, WHITE)
    tear = line(f"M{width - 54} 0V{height}", scene.ink.pop, 3, dashes="3 9")
    return scene.ground() + scene.motif(width / 2, height / 2, 1.2) + notches + tear

"""A story of an exemplary learner: someone reading under an arch, the motif beside."""

from hub.covers.compositions.scene import Scene
from hub.covers.palette import WHITE
from hub.covers.shapes import circle, group, line, path, rect

SKIN, GREY = "#EDBE96", "#DDE3EE"


def compose(scene: Scene) -> str:
    """The arch (on the right in a wide frame), the reader in it."""
    middle = scene.width / 2 if scene.is_square else scene.width * 0.66
    beside = "" if scene.is_square else scene.motif(scene.width * 0.24, scene.height / 2 + 6, 0.92)
    return scene.ground() + beside + _arch(scene, middle) + group(_reader(scene), x=middle, y=scene.height)


def _arch(scene: Scene, x: float) -> str:
    inner = scene.family.mid if scene.ink.ground != scene.family.mid else scene.family.light
    outer_line = f"M{x - 64:g} {scene.height}V86a64 64 0 0 1 128 0V{scene.height}Z"
    inner_line = f"M{x - 54:g} {scene.height}V86a54 54 0 0 1 108 0V{scene.height}Z"
    return path(outer_line, WHITE) + path(inner_line, inner) + circle(x, 88, 43, scene.ink.pop)


def _reader(scene: Scene) -> str:
    """Head and shoulders, hands on an open book; 0, 0 is the middle of the frame's foot."""
    coat = scene.family.deep if scene.ink.ground != scene.family.deep else "#0B1B40"
    coat_line = "M-52 0C-52-46-36-66-12-70L0-58L12-70C36-66 52-46 52 0Z"
    shoulders = rect(-9, -86, 18, 26, SKIN, 8) + path(coat_line, coat)
    book = path("M-40-34C-26-40-12-38 0-30V2H-40Z", WHITE) + path(
        "M40-34C26-40 12-38 0-30V2H40Z", scene.family.light
    )
    words = line("M-31-22q12-4 23 1M-31-11q12-4 23 1M31-22q-12-4-23 1M31-11q-12-4-23 1", scene.family.mid, 3)
    hands = circle(-40, -10, 8, SKIN) + circle(40, -10, 8, SKIN)
    return _head(scene, coat) + shoulders + book + words + hands


def _head(scene: Scene, hair: str) -> str:
    """Four people: a bun, short hair, grey hair, a headscarf."""
    face = circle(0, -104, 21, SKIN)
    kind = scene.variation % 4
    if kind == 0:
        fringe = path("M-23-100C-26-132 26-132 23-100C12-104 4-110-2-116C-6-108-14-102-23-100Z", hair)
        return (
            circle(0, -132, 10, hair) + path("M-24-104A24 24 0 0 1 24-104L24-92H-24Z", hair) + face + fringe
        )
    if kind == 1:
        return face + path("M-22-102C-24-134 24-134 22-102C18-112 10-114 0-114S-18-112-22-102Z", hair)
    if kind == 2:
        glasses = line("M-15-101a7 7 0 1 0 14 0a7 7 0 1 0-14 0M1-101a7 7 0 1 0 14 0a7 7 0 1 0-14 0", hair, 2)
        return (
            face + path("M-23-102C-26-134 26-134 23-102C18-114 8-118 0-118S-18-114-23-102Z", GREY) + glasses
        )
    scarf = path("M-27-92C-32-138 32-138 27-92C24-84 18-112 0-114C-18-112-24-84-27-92Z", hair)
    return face + scarf + line("M-22-114C-10-126 10-126 22-114", scene.ink.paper, 4)

"""A game: a floor of tiles, the motif on a card in the middle. The variation lays the tiles."""

from hub.covers.compositions.scene import Scene
from hub.covers.palette import WHITE
from hub.covers.shapes import path, rect

TILE, HALF_CARD = 40, 74


def compose(scene: Scene) -> str:
    """Tiles everywhere but under the card."""
    x, y = scene.width / 2, scene.height / 2
    frame = rect(x - HALF_CARD, y - HALF_CARD, 148, 148, WHITE, 22)
    card = frame + rect(x - 67, y - 67, 134, 134, scene.family.light, 17)
    return scene.ground() + _tiles(scene) + card + scene.motif(x, y, 0.88, scene.bright)


def _tiles(scene: Scene) -> str:
    squares = fans = dots = corners = ""
    seed = scene.variation * 2654435761 % 2**32
    for row in range(-(-scene.height // TILE)):
        for column in range(-(-scene.width // TILE)):
            x, y = column * TILE, row * TILE
            if (row + column) % 2:
                squares += f"M{x} {y}h40v40h-40z"
            if _is_under_card(scene, x, y):
                continue
            kind = (seed >> ((column * 5 + row * 3) % 23)) % 5
            if kind == 1:
                fans += f"M{x} {y}h40a40 40 0 0 1-40 40z"
            elif kind == 2:
                dots += f"M{x + 12} {y + 20}a8 8 0 1 1 16 0a8 8 0 1 1-16 0"
            elif kind == 3:
                corners += f"M{x} {y + 40}h40v-40z"
    ink = scene.ink
    layers = (
        (squares, ink.main, 0.55),
        (fans, ink.pop, 0.9),
        (dots, ink.paper, 1),
        (corners, ink.second, 0.8),
    )
    return "".join(path(data, colour, opacity=opacity) for data, colour, opacity in layers if data)


def _is_under_card(scene: Scene, x: float, y: float) -> bool:
    across = abs(x + TILE / 2 - scene.width / 2) + TILE / 2
    down = abs(y + TILE / 2 - scene.height / 2) + TILE / 2
    return across <= HALF_CARD and down <= HALF_CARD

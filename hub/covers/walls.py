"""Walls of covers: one picture of many, for the account pages and the everyday home; static files.

`manage.py draw_cover_walls` writes them into static/hub/img; a test says when they are out of date.
"""

from dataclasses import dataclass

from hub.covers import motifs, render
from hub.covers.compositions import COMPOSITIONS
from hub.covers.compositions import scene as scenes
from hub.covers.palette import on_light
from hub.covers.spec import VARIATIONS, CoverType, Drawing
from hub.covers.subjects import DEFAULTS

TILE = 200
LIGHT, MID, DEEP = range(3)


@dataclass(frozen=True)
class Tile:
    """One cover of a wall: its type, its subject, its ground and which of the subject's pictures."""

    type: str
    subject: str
    ground: int
    picture: int = 0
    month_day: str = ""

    @property
    def drawing(self) -> Drawing:
        """The drawing, by the first variation with this ground that draws this picture of the motif."""
        style = DEFAULTS[self.subject]
        ink = on_light(style.family)
        wanted = motifs.draw(style.motif, ink, self.picture)
        variation = next(
            n
            for n in range(VARIATIONS)
            if n // 7 % 3 == self.ground and motifs.draw(style.motif, ink, n) == wanted
        )
        return Drawing(CoverType(self.type), style.family, style.motif, variation, "200x200", self.month_day)


HOME = [
    Tile("RESOURCE", "Tiếng dân tộc", MID),
    Tile("COURSE", "Tin học", LIGHT),
    Tile("GAME", "Toán", MID, 4),
    Tile("EVENT", "Văn hóa đọc", DEEP, 0, "1005"),
    Tile("RESOURCE", "Địa lí", LIGHT),
    Tile("COURSE", "Kỹ năng số", LIGHT, 2),
    Tile("CONTEST", "Khuyến học", DEEP),
    Tile("RESOURCE", "Âm nhạc", MID),
    Tile("RESOURCE", "Nông nghiệp", MID),
    Tile("CLUB", "Văn hóa đọc", LIGHT, 1),
    Tile("RESOURCE", "An toàn số", MID),
    Tile("COURSE", "STEM", MID),
]
ACCOUNT = [
    *HOME[:1],
    *HOME[5:7],
    HOME[2],
    HOME[4],
    HOME[3],
    HOME[7],
    HOME[1],
    HOME[8],
    HOME[9],
    HOME[10],
    Tile("CONTEST", "Mĩ thuật", DEEP),
    Tile("RESOURCE", "Văn học", DEEP),
    HOME[11],
    Tile("TRAINING", "Nông nghiệp", LIGHT, 1),
    Tile("RESOURCE", "Mầm non", LIGHT),
    Tile("RESOURCE", "Toán", MID, 1),
    Tile("CLUB", "STEM", LIGHT, 1),
    Tile("RESOURCE", "Vật lí", DEEP),
    Tile("COURSE", "Kinh doanh", LIGHT),
    Tile("COURSE", "Tiếng Anh", DEEP),
    Tile("RESOURCE", "Sức khỏe", LIGHT, 2),
    Tile("GAME", "An toàn số", LIGHT, 1),
    Tile("RESOURCE", "Thư viện", DEEP),
    Tile("TRAINING", "Kỹ năng số", LIGHT, 3),
    Tile("RESOURCE", "Lịch sử", DEEP),
    Tile("STORY", "Khuyến học", LIGHT, 2),
    Tile("RESOURCE", "Môi trường", LIGHT),
    Tile("RESOURCE", "Tiếng Việt", LIGHT, 5),
    Tile("CONTEST", "Thể thao", MID),
    Tile("RESOURCE", "Pháp luật", MID),
    Tile("EVENT", "Học tập suốt đời", LIGHT, 0, "1003"),
    Tile("CLUB", "Âm nhạc", DEEP, 2),
    Tile("RESOURCE", "Sinh học", DEEP),
    Tile("COURSE", "Nghề", MID),
    Tile("RESOURCE", "Kỹ năng sống", DEEP),
]


def wall(tiles: list[Tile], columns: int) -> str:
    """The tiles in rows of `columns`, as one SVG document."""
    rows = -(-len(tiles) // columns)
    pieces = []
    for i, tile in enumerate(tiles):
        x, y = i % columns * TILE, i // columns * TILE
        drawing = tile.drawing
        inner = COMPOSITIONS[drawing.type](scenes.of(drawing))
        pieces.append(f'<svg x="{x}" y="{y}" width="{TILE}" height="{TILE}">{inner}</svg>')
    return render.document("".join(pieces), 0, 0, columns * TILE, rows * TILE)


def files() -> dict[str, str]:
    """Every wall by the name of its file."""
    return {
        "wall-account.svg": wall(ACCOUNT, 4),
        "wall-home.svg": wall(HOME, 4),
        "wall-home-narrow.svg": wall(HOME, 6),
    }

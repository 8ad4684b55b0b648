"""A wall of covers as one static picture, beside the account screens: `manage.py draw_walls` writes it."""

from collections.abc import Iterable
from datetime import date

from hub.covers import render, spec
from hub.covers.spec import Cover, CoverType

TILE = 200
_WEEK = date(2022, 10, 5)

ACCOUNTS: tuple[tuple[CoverType, str], ...] = (
    (CoverType.COURSE, "Kỹ năng số"),
    (CoverType.RESOURCE, "Địa lí"),
    (CoverType.RESOURCE, "Âm nhạc"),
    (CoverType.EVENT, "Thư viện"),
    (CoverType.GAME, "Toán"),
    (CoverType.RESOURCE, "Tiếng dân tộc"),
    (CoverType.COURSE, "Kỹ năng số"),
    (CoverType.CONTEST, "Khuyến học"),
    (CoverType.RESOURCE, "Nông nghiệp"),
    (CoverType.CLUB, "Văn hóa đọc"),
    (CoverType.RESOURCE, "An toàn số"),
    (CoverType.CONTEST, "Mĩ thuật"),
    (CoverType.RESOURCE, "Văn học"),
    (CoverType.COURSE, "STEM"),
    (CoverType.TRAINING, "Nông nghiệp"),
    (CoverType.RESOURCE, "Mầm non"),
    (CoverType.CONTEST, "Văn hóa đọc"),
    (CoverType.RESOURCE, "Tiếng Anh"),
    (CoverType.COURSE, "Xóa mù chữ"),
    (CoverType.RESOURCE, "Sức khỏe"),
    (CoverType.RESOURCE, "Sinh học"),
    (CoverType.CLUB, "STEM"),
    (CoverType.RESOURCE, "Vật lí"),
    (CoverType.COURSE, "Kinh doanh"),
    (CoverType.RESOURCE, "Lịch sử"),
    (CoverType.CONTEST, "An toàn số"),
    (CoverType.RESOURCE, "Âm nhạc"),
    (CoverType.GAME, "Tiếng Việt"),
    (CoverType.EVENT, "STEM"),
    (CoverType.COURSE, "Kinh doanh"),
    (CoverType.RESOURCE, "Hoá học"),
    (CoverType.STORY, "Học tập suốt đời"),
    (CoverType.RESOURCE, "Pháp luật"),
    (CoverType.TRAINING, "Thư viện"),
    (CoverType.CONTEST, "Học tập suốt đời"),
    (CoverType.RESOURCE, "Hành chính"),
)


def accounts() -> str:
    """The wall beside sign-in and sign-up: four columns of square covers."""
    return document(
        (
            Cover(type=type, subject_name=subject, key=f"wall-{place}", on=_WEEK)
            for place, (type, subject) in enumerate(ACCOUNTS)
        ),
        columns=4,
    )


def document(covers: Iterable[Cover], *, columns: int) -> str:
    """The covers side by side in one SVG document, row after row."""
    tiles = [render.svg(spec.drawing(cover, size=f"{TILE}x{TILE}")) for cover in covers]
    placed = [
        tile.replace("<svg ", f'<svg x="{place % columns * TILE}" y="{place // columns * TILE}" ', 1)
        for place, tile in enumerate(tiles)
    ]
    width, height = columns * TILE, -(-len(tiles) // columns) * TILE
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
    return f'<svg {frame} width="{width}" height="{height}">{"".join(placed)}</svg>\n'

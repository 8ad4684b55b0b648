"""Letters as paths: a picture in <img> has no page fonts, and letters here are the picture.

`glyphs.json` holds outlines of Be Vietnam Pro Bold (SIL Open Font License, see static/hub/fonts/LICENSE):
for each character its advance and its path, 250 units to the em, the baseline at 0.
"""

import json
from pathlib import Path

from hub.covers.shapes import group, path

UNITS = 250
_GLYPHS: dict[str, tuple[int, str]] = json.loads(
    Path(__file__).with_name("glyphs.json").read_text(encoding="utf-8")
)


def has(text: str) -> bool:
    """Whether every character but the space has an outline."""
    return all(char in _GLYPHS for char in text if char != " ")


def text(x: float, baseline: float, size: float, words: str, colour: str) -> str:
    """The words centred on `x`. A character without an outline (a script we have no letters of) is a dot."""
    pieces, width = [], 0
    for char in words:
        advance, outline = _GLYPHS.get(
            char, (70, "" if char == " " else "M15 -92a20 20 0 1 0 40 0a20 20 0 1 0 -40 0")
        )
        if outline:
            pieces.append(group(path(outline, colour), x=width))
        width += advance
    scale = size / UNITS
    return group("".join(pieces), x=x - width * scale / 2, y=baseline, scale=round(scale, 3))

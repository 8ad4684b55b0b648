"""A small round hand for the calendar's month: letters as strokes, a tenth of the weight of outlines.

Each letter has its width and its strokes; lower-case letters are 8 high, capitals and figures 12.
"""

from hub.covers.shapes import group, number

_BOWL = "M7.2-4a3.6 4 0 1 1 0-.1"
_ARCH = "M0-4.5C0-9 6.5-9 6.5-4.5V0"
LETTERS: dict[str, tuple[float, str]] = {
    "a": (7.2, f"{_BOWL}M7.2-8V0"),
    "á": (7.2, f"{_BOWL}M7.2-8V0M3.4-10.8l2.4-2.2"),
    "b": (7.2, "M0-12V0M0-4a3.6 4 0 1 0 0-.1"),
    "c": (6.4, "M6.4-6.6a3.6 4 0 1 0 0 5.2"),
    "e": (7.2, "M.2-4H7a3.4 4 0 1 0-1 3"),
    "g": (7.2, f"{_BOWL}M7.2-8V.6C7.2 4.6 1.8 4.6.8 2.4"),
    "h": (6.5, f"M0-12V0{_ARCH}"),
    "l": (0, "M0-12V0"),
    "n": (6.5, f"M0-8V0{_ARCH}"),
    "o": (7.2, "M7.2-4a3.6 4 0 1 1 0-.1"),
    "p": (7.2, "M0-8V4M0-4a3.6 4 0 1 0 0-.1"),
    "r": (4, "M0-8V0M0-4.5C.5-7 2-8 4-7.8"),
    "t": (5, "M2-11V-2.5C2-.5 3.4.2 5-.3M0-8H5"),
    "u": (6.5, "M0-8V-3.5C0 1 6.5 1 6.5-3.5V-8V0"),
    "v": (7, "M0-8L3.5 0L7-8"),
    "y": (7, "M0-8L3.5 0M7-8L2.5 4H.5"),
    "A": (9, "M0 0L4.5-12L9 0M1.6-4H7.4"),
    "D": (8, "M0-12V0H3A6 6 0 0 0 3-12Z"),
    "F": (6.5, "M6.5-12H0V0M0-6.5H5.5"),
    "J": (6, "M6-12V-3C6 1 .5 1 0-2.5"),
    "M": (10, "M0 0V-12L5-4L10-12V0"),
    "N": (8, "M0 0V-12L8 0V-12"),
    "O": (10, "M10-6a5 6 0 1 1 0-.1"),
    "S": (7, "M6.6-10C5-13 .5-12.5.5-9.2C.5-5 7-7.5 7-3.2C7 .8 1.5 1 0-2"),
    "0": (7, "M7-6a3.5 6 0 1 1 0-.1"),
    "1": (3.5, "M0-10L3.5-12V0"),
    "2": (7, "M.3-9C.5-13 7-13 6.7-8.5C6.5-6 1.5-2.5 0 0H7"),
    "3": (6.6, "M.3-12H6.3L3-7.5C7.5-7.5 7.8 0 3 0C1.5 0 .5-.6 0-1.8"),
    "4": (7.5, "M5.5 0V-12L0-3.5H7.5"),
    "5": (7, "M6.5-12H1L.5-6.5C3-8.5 7-7.5 7-3.8C7 .5 1.5 1 0-1.8"),
    "6": (7, "M5.5-12C2-10 0-7 0-3.8a3.5 3.8 0 1 0 .1-1"),
    "7": (7, "M0-12H7L2.5 0"),
    "8": (7, "M3.5-6.5a2.8 2.7 0 1 1 .1 0a3.5 3.2 0 1 1-.1 0"),
    "9": (7, "M1.5 0C5-2 7-5 7-8.2a3.5 3.8 0 1 0-.1 1"),
}
GAP, SPACE = 3, 7


def text(x: float, baseline: float, size: float, words: str, colour: str) -> str:
    """The words centred on `x`, small letters `size` high. KeyError for a letter that is not in the hand."""
    pieces, width = [], 0.0
    for char in words:
        if char == " ":
            width += SPACE - GAP
            continue
        advance, strokes = LETTERS[char]
        pieces.append(f'<path d="{strokes}" transform="translate({number(width)})"/>')
        width += advance + GAP
    scale = round(size / 8, 2)
    hand = f'<g fill="none" stroke="{colour}" stroke-width="2.2">{"".join(pieces)}</g>'
    return group(hand, x=x - (width - GAP) * scale / 2, y=baseline, scale=scale)

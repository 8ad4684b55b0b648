"""Grades that are counted off together: "lớp 3, 4, 5", "khối 6-9", "lớp 3 đến lớp 5" mean each of them."""

from collections.abc import Iterator, Sequence

from search.analysis.letters import canonical
from search.analysis.tokens import Token, tokenize

NOUNS = ("lớp", "khối")
HIGHEST = 12
NAMES = {
    canonical(name): number
    for number, names in {
        1: ("một",),
        2: ("hai",),
        3: ("ba",),
        4: ("bốn", "tư"),
        5: ("năm",),
        6: ("sáu",),
        7: ("bảy",),
        8: ("tám",),
        9: ("chín",),
        10: ("mười",),
        11: ("mười một",),
        12: ("mười hai",),
    }.items()
    for name in names
}
"""How grades are written in words. Only with their accents: without, "lớp sau" is the next class."""

_AND, _UNTIL = ("và", "hoặc", "hay"), ("đến", "tới")
_AND_SIGNS, _UNTIL_SIGNS = frozenset(",;&"), frozenset("-–")


def several(text: str, tokens: Sequence[Token], place: int) -> tuple[list[int], int] | None:
    """The grades that are counted off from this token of the text on, and the place after the last of them.

    None where there are not at least two, in ascending order; and where ages are meant.
    """
    last = _grade(tokens, place + 1)
    if not last or not _is(tokens, place, NOUNS):
        return None
    grades, place = [last], place + 2
    while joined := _joined(text, tokens, place):
        is_until, at = joined
        at += _is(tokens, at, NOUNS)
        grade = _grade(tokens, at)
        if not grade or grade <= grades[-1]:
            break
        grades += range(grades[-1] + 1, grade + 1) if is_until else [grade]
        place = at + 1
    return (grades, place) if len(grades) > 1 and not _is(tokens, place, ("tuổi",)) else None


def one(tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    """The grade that is named from this token on, "lớp 6" or "lớp sáu", and the place after it."""
    if not _is(tokens, place, NOUNS):
        return None
    if grade := _grade(tokens, place + 1):
        return grade, place + 2
    for end in (place + 3, place + 2):
        name = " ".join(token.exact for token in tokens[place + 1 : end])
        if name in NAMES and end <= len(tokens):
            return NAMES[name], end
    return None


def said(number: int) -> list[tuple[str, ...]]:
    """All ways to say one grade."""
    names = [str(number), *(name for name, other in NAMES.items() if other == number)]
    return [(noun, *name.split()) for name in names for noun in NOUNS]


def _joined(text: str, tokens: Sequence[Token], place: int) -> tuple[bool, int] | None:
    """Whether what joins the token to the one before means "until", and where the next grade may be."""
    if place >= len(tokens):
        return None
    sign = text[tokens[place - 1].end : tokens[place].start].strip()
    if sign in _AND_SIGNS | _UNTIL_SIGNS and sign:
        return sign in _UNTIL_SIGNS, place
    if not sign and _is(tokens, place, (*_AND, *_UNTIL)):
        return _is(tokens, place, _UNTIL), place + 1
    return None


def _is(tokens: Sequence[Token], place: int, words: Sequence[str]) -> bool:
    """Whether there is a token, and one of these words."""
    return place < len(tokens) and any(map(tokens[place].says, words))


def _grade(tokens: Sequence[Token], place: int) -> int | None:
    word = tokens[place].folded if place < len(tokens) else ""
    is_number = word.isascii() and word.isdigit() and len(word) <= len(str(HIGHEST))
    return int(word) if is_number and 1 <= int(word) <= HIGHEST else None


def mentioned(text: str) -> Iterator[str]:
    """Each of the grades that a text counts off together, as one says it alone: "lớp 4"."""
    tokens = list(tokenize(text))
    place = 0
    while place < len(tokens):
        found = several(text, tokens, place)
        if found:
            yield from (f"{NOUNS[0]} {grade}" for grade in found[0])
        place = found[1] if found else place + 1

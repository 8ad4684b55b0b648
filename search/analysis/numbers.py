"""Numbers that belong to the word before them: "lớp 5" is not "5" somewhere, "30/2020" is one number.

Vietnamese counts off classes, wards, months and volumes with a noun and a number after it. Such a noun and
its number are found side by side or not at all; and so are the parts of a number written with strokes. Of
grades that are counted off together any may be found.
"""

from collections.abc import Iterator, Sequence

from search.analysis import grades
from search.analysis.letters import canonical, fold
from search.analysis.synonyms import Equal
from search.analysis.tokens import Token

_NOUNS = {
    canonical(noun): tuple(map(canonical, also))
    for noun, also in {
        "phường": (),
        "p": ("phường",),
        "quận": (),
        "q": ("quận",),
        **dict.fromkeys(("khóm", "ấp", "khu", "thôn", "tổ", "tháng", "tuần", "bài", "tập"), ()),
        **dict.fromkeys(("chương", "quyển", "hạng", "kỳ", "đợt", "vòng", "mức"), ()),
    }.items()
}
"""Nouns that are numbered, with what else the same number may be counted by."""


def find(text: str, tokens: Sequence[Token]) -> Iterator[Equal]:
    """Numbered nouns and numbers in parts, none overlapping; the other expressions of each."""
    place = 0
    while place + 1 < len(tokens):
        found = _grades(text, tokens, place) or _noun(tokens, place) or _parts(text, tokens, place)
        if found:
            yield found
        place = found.end if found else place + 1


def _grades(text: str, tokens: Sequence[Token], place: int) -> Equal | None:
    """One grade, however it is written, or several; each may be said in other ways."""
    several = grades.several(text, tokens, place)
    if several:
        numbers, end = several
        return Equal(place, end, tuple((noun, str(number)) for noun in grades.NOUNS for number in numbers))
    one = grades.one(tokens, place)
    if one is None:
        return None
    number, end = one
    typed = [token.folded for token in tokens[place:end]]
    others = (way for way in grades.said(number) if [fold(word) for word in way] != typed)
    return Equal(place, end, tuple(others))


def _noun(tokens: Sequence[Token], place: int) -> Equal | None:
    token, number = tokens[place], tokens[place + 1].folded
    if not _is_number(number) or len(number) > 2:
        return None
    for noun, also in _NOUNS.items():
        if token.says(noun):
            return Equal(place, place + 2, tuple((other, number) for other in also))
    return None


def _parts(text: str, tokens: Sequence[Token], place: int) -> Equal | None:
    first, second = tokens[place : place + 2]
    if not (_is_number(first.folded) and _is_number(second.folded)):
        return None
    if text[first.end : second.start] not in {"/", "-"}:
        return None
    is_year = len(second.folded) == 4
    return Equal(place, place + 2, ((first.folded, "năm", second.folded),) if is_year else ())


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()

"""Days and months: how a question may say one, and the words that a thing's own days are indexed by.

"5/10", "05/10/2022", "ngày 5 tháng 10", "mùng 5 tháng 10 năm 2022", "tháng 10", "hôm nay", "cuối tuần này"
all mean days. What takes place holds its days as words of their own (`lich0510`), so that a number somewhere
in a text is no day. Days are those of the local calendar.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta

from search.analysis.grades import several
from search.analysis.synonyms import Equal
from search.analysis.tokens import Token

LONGEST = 10
"""Days that a thing may last and be found by each; of what lasts longer, people ask for the beginning."""

_RELATIVE = {
    "hôm nay": lambda today: [day(today)],
    "tối nay": lambda today: [day(today)],
    "ngày mai": lambda today: [day(today + timedelta(days=1))],
    "ngày mốt": lambda today: [day(today + timedelta(days=2))],
    "ngày kia": lambda today: [day(today + timedelta(days=2))],
    "cuối tuần này": lambda today: _weekend(today),
    "cuối tuần": lambda today: _weekend(today),
    "tuần này": lambda today: [week(today)],
    "tuần sau": lambda today: [week(today + timedelta(days=7))],
    "tuần tới": lambda today: [week(today + timedelta(days=7))],
    "tháng này": lambda today: [month(today.month, today.year)],
    "tháng sau": lambda today: [_next_month(today)],
    "tháng tới": lambda today: [_next_month(today)],
}
_DAYS = ("ngày", "mùng", "mồng")
_DOCUMENTS = frozenset({"tu", "dinh", "nd", "tt", "qd", "so", "kh", "van", "cv", "luat", "thi"})
"""What stands before a document's number (thông tư, nghị định, số, chỉ thị …): no day follows."""


def day(on: date) -> str:
    """The word for one day of one year."""
    return f"lich{on:%d%m%Y}"


def week(on: date) -> str:
    """The word for a week from Monday to Sunday."""
    year, number, _ = on.isocalendar()
    return f"lichtuan{number:02d}{year}"


def month(number: int, year: int | None = None) -> str:
    """The word for a month, of one year or of any."""
    return f"lichthang{number:02d}{year or ''}"


def words(first: date, last: date | None = None) -> list[str]:
    """What a thing that takes place on these days is found by, each word once."""
    lasts = (last - first).days if last and last >= first else 0
    found: dict[str, None] = {}
    for number in range(lasts + 1 if lasts < LONGEST else 1):
        on = first + timedelta(days=number)
        names = [day(on), f"lich{on:%d%m}", week(on), month(on.month), month(on.month, on.year)]
        found.update(dict.fromkeys(names))
    return list(found)


def find(text: str, tokens: Sequence[Token], today: date | None) -> Iterator[Equal]:
    """Where a question says a day, a week or a month, none overlapping."""
    place = 0
    while place < len(tokens):
        found = _relative(tokens, place, today) or _written(text, tokens, place)
        if found:
            yield found
        place = found.end if found else place + 1


def _relative(tokens: Sequence[Token], place: int, today: date | None) -> Equal | None:
    if today is None:
        return None
    for name, meaning in _RELATIVE.items():
        said = name.split()
        if _say(tokens[place : place + len(said)], said):
            return _equal(place, place + len(said), meaning(today))
    return None


def _say(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    """Whether the tokens are these words."""
    return len(tokens) == len(words) and all(map(Token.says, tokens, words))


def _written(text: str, tokens: Sequence[Token], place: int) -> Equal | None:
    """`5/10`, `5/10/2022`, `10/2022`, `ngày 5 tháng 10 năm 2022`, `tháng 10`."""
    start = place
    has_day_word = any(_say(tokens[place : place + 1], [word]) for word in _DAYS)
    if has_day_word:
        place += 1
    if _say(tokens[place : place + 1], ["tháng"]):
        return None if has_day_word else _months(text, tokens, start, place + 1)
    first = (
        None if _number(tokens, place - 1) and _joined(text, tokens, place - 1) else _number(tokens, place)
    )
    if first is None or (start and not has_day_word and tokens[start - 1].folded in _DOCUMENTS):
        return None
    if start and not has_day_word and several(text, tokens, start - 1):
        return None
    if _say(tokens[place + 1 : place + 2], ["tháng"]):
        number, after = _number(tokens, place + 2), place + 3
    elif _joined(text, tokens, place) and (second := _number(tokens, place + 1)):
        number, after = second, place + 2
        if second > 1900 and not _joined(text, tokens, place + 1):
            return _equal(start, after, [month(first, second)]) if 1 <= first <= 12 else None
    else:
        return None
    year, end = _year(text, tokens, after)
    if not year and _joined(text, tokens, after - 1):
        return None
    with suppress(ValueError):
        on = date(year or 2000, number or 0, first)  # a leap year: 29/2 is a day
        name = day(on) if year else f"lich{on:%d%m}"
        return Equal(start, end, ((name,), *_in_texts(first, on.month, year)))
    return None


def _in_texts(first: int, second: int, year: int | None) -> list[tuple[str, ...]]:
    """How a text may write that day, 22/12 or 22 tháng 12: what is about a day need not take place on it."""
    return [
        (str(first), str(second), *([str(year)] if year else [])),
        (str(first), "tháng", str(second), *(["năm", str(year)] if year else [])),
    ]


def _months(text: str, tokens: Sequence[Token], start: int, place: int) -> Equal | None:
    number = _number(tokens, place)
    if not number or number > 12:
        return None
    year, end = _year(text, tokens, place + 1)
    return _equal(start, end, [month(number, year)])


def _year(text: str, tokens: Sequence[Token], place: int) -> tuple[int | None, int]:
    """The year that follows, and where it ends: `/2022`, `năm 2022`."""
    at = place + 1 if _say(tokens[place : place + 1], ["năm"]) else place
    year = _number(tokens, at)
    if year and 1900 < year < 3000 and (at > place or _joined(text, tokens, place - 1)):
        return year, at + 1
    return None, place


def _number(tokens: Sequence[Token], place: int) -> int | None:
    if 0 <= place < len(tokens) and tokens[place].folded.isascii() and tokens[place].folded.isdigit():
        return int(tokens[place].folded[:5])
    return None


def _joined(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether the token and the next are written as parts of one number: 5/10, 5-10, 5.10."""
    return 0 <= place < len(tokens) - 1 and text[tokens[place].end : tokens[place + 1].start] in {
        "/",
        "-",
        ".",
    }


def _weekend(today: date) -> list[str]:
    saturday = today + timedelta(days=5 - today.weekday())
    return [day(saturday), day(saturday + timedelta(days=1))]


def _next_month(today: date) -> str:
    return month(today.month % 12 + 1, today.year + today.month // 12)


def _equal(start: int, end: int, names: list[str]) -> Equal:
    return Equal(start, end, tuple((name,) for name in names))

"""Slips: one letter wrong, doubled, missing or swapped, and sounds that are written alike in some places."""

from collections.abc import Iterable, Iterator

_CONFUSED = (
    ("ch", "tr"),
    ("s", "x"),
    ("l", "n"),
    ("gi", "d"),
    ("gi", "r"),
    ("d", "r"),
    ("d", "v"),
    ("ngh", "ng"),
    ("gh", "g"),
    ("k", "c"),
    ("qu", "c"),
)
"""Initials that speakers of one dialect or another write for each other (Hoàng Phê, Từ điển chính tả)."""

_CONFUSED_FINALS = (("n", "ng"), ("t", "c"), ("i", "y"))
_VOWELS = tuple("aeiouy")


def distance(a: str, b: str, limit: int) -> int:
    """Edits (insert, delete, replace, swap of neighbours) from a to b; `limit + 1` where it takes more."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == b[j - 2] and a[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def tolerance(word: str) -> int:
    """How many edits a word of that length may be away: none for short syllables, where all are near."""
    if len(word) < 4 or word.isdigit():
        return 0
    return 1 if len(word) < 6 else 2


def nearest(word: str, known: Iterable[tuple[str, int]]) -> list[tuple[int, str]]:
    """The known words within the word's tolerance, with their distance.

    Nearest first, then those of the same first letter, then the commonest.
    """
    limit = tolerance(word)
    if not limit:
        return []
    found = []
    for candidate, count in known:
        if len(candidate) >= 3 and (away := distance(word, candidate, limit)) <= limit:
            found.append((away, candidate[0] != word[0], -count, candidate))
    return [(away, candidate) for away, _, _, candidate in sorted(found)]


def confusions(folded: str) -> Iterator[str]:
    """How else a syllable may be spelt by ear: sử/xử, chồng/trồng, folded words, each once."""
    seen = {folded}
    for one, two in _CONFUSED:
        for wrong, right in ((one, two), (two, one)):
            rest = folded[len(wrong) :]
            if folded.startswith(wrong) and rest[:1] in _VOWELS and (other := right + rest) not in seen:
                seen.add(other)
                yield other
    for one, two in _CONFUSED_FINALS:
        for wrong, right in ((one, two), (two, one)):
            if folded.endswith(wrong) and (other := folded[: -len(wrong)] + right) not in seen:
                seen.add(other)
                yield other

"""Words typed without the space between them: `hatthen`, `lop5`, and one word typed as two: `power point`."""

import re

from search.analysis.letters import canonical

LONGEST_SYLLABLE = 7
_ALONE = frozenset("aeiouy")
"""Letters that are syllables: "y tế", "ô tô", "ý"."""

_RUNS = re.compile(r"\d+|\D+")


def pieces(word: str) -> set[str]:
    """Every part of the word that could be a syllable, as the index spells it."""
    return {
        canonical(word[start:end])
        for start in range(len(word))
        for end in range(start + 1, min(len(word), start + LONGEST_SYLLABLE) + 1)
    }


def digits_apart(word: str) -> list[str]:
    """`lop5` → lop, 5; `covid19` → covid, 19. A word of one run is returned alone."""
    return _RUNS.findall(word)


def splits(word: str, known: set[str], most: int = 8) -> list[list[str]]:
    """Ways to cut the word into known syllables and whole numbers, fewest first."""
    ways: list[list[list[str]]] = [[[]]]
    for end in range(1, len(word) + 1):
        here: list[list[str]] = []
        for start in range(max(0, end - LONGEST_SYLLABLE), end):
            piece = canonical(word[start:end])
            is_whole = end - start > 1 or piece.isdigit() or piece in _ALONE
            if is_whole and piece in known and not _cuts_number(word, start, end):
                here.extend([*way, piece] for way in ways[start])
        ways.append(sorted(here, key=len)[:most])
    return [way for way in ways[-1] if len(way) > 1]


def _cuts_number(word: str, start: int, end: int) -> bool:
    """Whether the part begins or ends within a number."""
    return any(0 < at < len(word) and word[at - 1 : at + 1].isdigit() for at in (start, end))

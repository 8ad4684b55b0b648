"""The one tokenizer: letters and digits, syllable by syllable, with their place in the original text."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from search.analysis.letters import canonical, fold

LONGEST = 64
"""Characters of a token that count: nothing people look for is longer, and no index entry grows past it."""

_BREAKS = re.compile(r"[:;.!?…](?=\s|$)|[()\[\]“”\"\n\r\t]|\s[-–—]\s")
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


class Token(NamedTuple):  # as a data class it takes three times as long to make, and texts have many
    """One run of letters and digits: where it lies in the original text, and its two spellings."""

    start: int
    end: int
    exact: str
    folded: str

    @property
    def has_accent(self) -> bool:
        """Whether whoever wrote it used marks (or đ), which then are information."""
        return self.exact != self.folded

    def says(self, word: str) -> bool:
        """Whether it is this canonical word; its accents may be missing, not others."""
        return self.exact == word or (not self.has_accent and self.folded == fold(word))


def tokenize(text: str) -> Iterator[Token]:
    """The tokens of any string, in order; `text[token.start:token.end]` is what was written."""
    for match in _TOKEN.finditer(text):
        yield Token(match.start(), match.end(), *_spellings(match[0]))


class Wanted(dict[str, bool]):
    """Folded words that are looked for in many texts: whether a written word, as a key, is one of them."""

    def __init__(self, folded: Iterable[str]) -> None:
        super().__init__()
        self._folded = frozenset(folded)

    def __missing__(self, written: str) -> bool:
        self[written] = _spellings(written)[1] in self._folded
        return self[written]


def tokenize_wanted(text: str, wanted: Wanted) -> list[tuple[int, Token]]:
    """Those of a text's tokens whose folded word is wanted, each with its place among all of them."""
    written = _TOKEN.findall(text)
    places = [place for place, word in enumerate(written) if wanted[word]]
    if not places:
        return []
    matches = list(islice(_TOKEN.finditer(text), places[-1] + 1))
    return [
        (place, Token(matches[place].start(), matches[place].end(), *_spellings(written[place])))
        for place in places
    ]


@lru_cache(maxsize=50_000)
def _spellings(written: str) -> tuple[str, str]:
    """The canonical word with its accents and without."""
    exact = canonical(written)[:LONGEST]
    return exact, fold(exact)


def sentences(text: str) -> list[str]:
    """The text cut where words on both sides do not belong together: at colons, full stops, brackets, dashes.

    Not at commas, within numbers, nor after abbreviations without a space ("TP.HCM").
    """
    return [part for part in _BREAKS.split(text) if part.strip()]


def exact_words(text: str) -> list[str]:
    """The canonical words of a text, accents kept, in order."""
    return [canonical(written)[:LONGEST] for written in _TOKEN.findall(text)]


def folded_words(text: str) -> list[str]:
    """The words of a text without accents, in order."""
    return [token.folded for token in tokenize(text)]


def pair(first: str, second: str) -> str:
    """Two neighbouring folded words as one entry of the index."""
    return f"{first}_{second}"


def pairs(words: list[str]) -> list[str]:
    """All neighbouring pairs of words: what makes "sinh học" other than "học sinh"."""
    return [pair(a, b) for a, b in pairwise(words)]

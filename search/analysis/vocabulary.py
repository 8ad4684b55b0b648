"""What the index has seen: the one judge of whether a word of a question needs repair."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Protocol

from search.analysis.letters import fold
from search.analysis.tokens import exact_words, pairs


class Vocabulary(Protocol):
    """Words and neighbouring pairs of everything that can be found."""

    def size(self) -> int:
        """How many documents there are."""
        ...

    def spellings(self, folded: Collection[str]) -> dict[str, dict[str, int]]:
        """The folded words that occur, each with its accented spellings and their document counts."""
        ...

    def known_pairs(self, wanted: Collection[str]) -> set[str]:
        """Those of the wanted folded pairs ("hat_then") that stand side by side somewhere."""
        ...

    def near(self, folded: str) -> Iterable[tuple[str, int]]:
        """Folded words that could be `folded` with a slip of the finger, with their document counts."""
        ...


class MemoryVocabulary:
    """A vocabulary read from texts: for tests, and for judging analysis without a database."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._spellings: dict[str, Counter[str]] = {}
        self._pairs: set[str] = set()
        self._size = 0
        for text in texts:
            words = exact_words(text)
            self._size += 1
            self._pairs.update(pairs([fold(word) for word in words]))
            for word in set(words):
                self._spellings.setdefault(fold(word), Counter())[word] += 1

    def size(self) -> int:
        return self._size

    def spellings(self, folded: Collection[str]) -> dict[str, dict[str, int]]:
        return {word: dict(self._spellings[word]) for word in folded if word in self._spellings}

    def known_pairs(self, wanted: Collection[str]) -> set[str]:
        return self._pairs.intersection(wanted)

    def near(self, folded: str) -> Iterable[tuple[str, int]]:
        del folded
        return [(word, sum(counts.values())) for word, counts in self._spellings.items()]

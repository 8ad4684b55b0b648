"""What makes one thing like another: telling words of its title, its subject, level and unit.

Shared by the engines: both add the same worths, so both put the same things first.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from search.analysis.letters import fold
from search.analysis.tokens import pair
from search.analysis.vocabulary import Vocabulary
from search.documents.document import Document
from search.documents.types import Type
from search.engines.matching.terms import BREAK, words_of

TITLE, SUBJECT, BROADER, LEVEL, UNIT = 2.0, 1.2, 0.4, 0.4, 0.3
"""What sharing it is worth. The title's is for all of its words; a part of them has its part."""

STILL_ON = 0.5
"""What it is worth, beside a thing that is over, not to be over."""

LIKE, FEWEST = 0.9, 3
"""From this on things are alike; less alike ones only fill up to so many."""

MOST_TERMS = 12
TYPES = frozenset({Type.RESOURCE, Type.GAME, Type.COURSE, Type.TRAINING, Type.EVENT, Type.CONTEST, Type.CLUB})
"""What is worth going on to: things to learn, or to take part in."""

Identity = tuple[str, int]


@dataclass(frozen=True)
class Likeness:
    """What is looked for in others: worths by word with accents, and by pair of neighbouring folded words."""

    words: Mapping[str, float]
    pairs: Mapping[str, float]
    document: Document
    is_over: bool

    def of_title(self, words: str) -> float:
        """What another title's canonical words are worth."""
        own, own_pairs = _parts(words)
        found = sum(worth for word, worth in self.words.items() if word in own)
        return found + sum(worth for text, worth in self.pairs.items() if text in own_pairs)


def _parts(words: str) -> tuple[set[str], set[str]]:
    """The words of a title and its neighbouring pairs."""
    singles: set[str] = set()
    neighbours: set[str] = set()
    for part in words.split(BREAK):
        own = part.split()
        singles.update(own)
        neighbours.update(pair(a, b) for a, b in pairwise(map(fold, own)))
    return singles, neighbours


def likeness(document: Document, vocabulary: Vocabulary, now: datetime) -> Likeness:
    """What is like this document. One look-up in the vocabulary."""
    words = words_of(document).title
    ends_at = document.ends_at or document.starts_at
    singles, neighbours = _parts(words)
    known = vocabulary.spellings({fold(word) for word in singles})
    size = vocabulary.size()

    def telling(word: str, spellings: Mapping[str, int]) -> float:
        return math.log1p(size / (1 + spellings.get(word, 0)))

    weights = {word: telling(word, known.get(fold(word), {})) for word in singles if not word.isdigit()}
    by_folded = {fold(word): weight for word, weight in weights.items()}
    paired = {text: max(by_folded.get(part, 0.0) for part in text.split("_")) * 1.5 for text in neighbours}
    kept = dict(_heaviest({**weights, **paired}))
    whole = sum(kept.values()) or 1.0
    return Likeness(
        words={word: TITLE * kept[word] / whole for word in weights if word in kept},
        pairs={text: TITLE * kept[text] / whole for text in paired if text in kept},
        document=document,
        is_over=ends_at is not None and ends_at <= now,
    )


def _heaviest(weights: Mapping[str, float]) -> list[tuple[str, float]]:
    """The most telling ones, in an order that does not change from process to process."""
    told = [(text, weight) for text, weight in weights.items() if weight > 0]
    return sorted(told, key=lambda one: (-one[1], one[0]))[:MOST_TERMS]


def chosen(scored: Iterable[tuple[float, Identity]], limit: int) -> list[Identity]:
    """Of those, the best first, the ones to show: what is alike, and something to fill up with."""
    return [
        identity
        for place, (score, identity) in enumerate(scored)
        if place < limit and (score >= LIKE or place < FEWEST)
    ]

"""Reading a question's words: those that the index has never seen are repaired, all others left alone.

Repaired are left-overs of Telex and VNI, words run together, one word typed as two, and slips of the
finger.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analysis import joined, keyboards, spelling
from search.analysis.letters import fold
from search.analysis.tokens import Token, pair
from search.analysis.vocabulary import Vocabulary

Spellings = dict[str, dict[str, int]]
MOST_REPAIRED = 6
"""Unknown words of one question that are looked into; more are nonsense, not slips."""

SURE = 3
"""Letters of a word that may be cut off another without having been seen beside it."""

FAR_ENOUGH = 8
"""Letters of a word that two slips may be believed of without a neighbour that says so."""


@dataclass
class Reading:
    """One typed word: how many documents have it, what else it may be, and what it was corrected to."""

    token: Token
    count: int
    others: list[tuple[str, ...]]
    best_count: int
    meant: str = ""
    is_apart: bool = False
    """Whether the words meant may stand apart."""

    def accept(self, found: Sequence[tuple[str, ...]], count: int) -> None:
        """Take these words (accented where known) as what may have been meant; the first is shown."""
        self.others.extend(found)
        self.best_count = count
        self.meant = " ".join(found[0])


def read(tokens: Sequence[Token], vocabulary: Vocabulary, is_literal: bool = False) -> list[Reading]:
    """How each token of a question is to be understood. Known words cost one look-up together."""
    known = vocabulary.spellings({token.folded for token in tokens})
    readings = []
    for token in tokens:
        count = sum(known.get(token.folded, {}).values())
        readings.append(Reading(token, count, [], count))
    if is_literal:
        return readings
    unknown = [place for place, reading in enumerate(readings) if not reading.count][:MOST_REPAIRED]
    if unknown:
        _Repair(readings, vocabulary, unknown).run()
    return readings


class _Repair:
    """Repairs of the unknown words of one question, in two look-ups, a third for slips."""

    def __init__(self, readings: list[Reading], vocabulary: Vocabulary, unknown: list[int]) -> None:
        self.readings = readings
        self.vocabulary = vocabulary
        self.unknown = unknown
        wanted: set[str] = set()
        for place in unknown:
            word = readings[place].token.folded
            wanted.update(fold(reading) for reading in keyboards.readings(readings[place].token.exact))
            wanted |= joined.pieces(word) if len(word) <= 40 else set()
            wanted.update(whole for _, whole in self._with_neighbour(place))
        self.known: Spellings = vocabulary.spellings(wanted)

    def run(self) -> None:
        slips: list[int] = []
        for place in self.unknown:
            if not (
                self._digits_apart(place) or self._keys(place) or self._one_word(place) or self._cut(place)
            ):
                slips.append(place)
        for place in slips:
            if not self._slip(place):
                self._cut_apart(place)

    def _count(self, folded: str) -> int:
        return sum(self.known.get(folded, {}).values())

    def _with_neighbour(self, place: int) -> list[tuple[int, str]]:
        """The word run together with each neighbour, with the neighbour's place."""
        word = self.readings[place].token.folded
        found = [(place - 1, self.readings[place - 1].token.folded + word)] if place else []
        if place + 1 < len(self.readings):
            found.append((place + 1, word + self.readings[place + 1].token.folded))
        return found

    def _digits_apart(self, place: int) -> bool:
        """`lop5`: lop 5, where the two stand side by side somewhere."""
        parts = joined.digits_apart(self.readings[place].token.folded)
        if len(parts) != 2 or not all(self._count(part) for part in parts):
            return False
        if not self.vocabulary.known_pairs([pair(*parts)]):
            return False
        self.readings[place].accept([tuple(parts)], min(map(self._count, parts)))
        return True

    def _keys(self, place: int) -> bool:
        """Telex or VNI: an accented word that the index has, else one that it has with other accents."""
        reading = self.readings[place]
        guesses = keyboards.readings(reading.token.exact)
        exact = [word for word in guesses if word in self.known.get(fold(word), {})]
        likely = exact or [word for word in guesses if self._count(fold(word)) and len(fold(word)) > 1]
        if not likely:
            return False
        reading.accept([(word,) for word in likely[:1]], self._count(fold(likely[0])))
        return True

    def _one_word(self, place: int) -> bool:
        """`power point`, `chat gpt`: one word; a known neighbour may stand for the whole word too."""
        for neighbour, whole in self._with_neighbour(place):
            if self._count(whole):
                self.readings[place].accept([(whole,)], self._count(whole))
                if self.readings[neighbour].count:
                    self.readings[neighbour].others.append((whole,))
                return True
        return False

    def _cut(self, place: int) -> bool:
        """`hatthen`: hat then, where each neighbouring pair of the pieces is known."""
        word = self.readings[place].token.folded
        ways = joined.splits(word, set(self.known))
        wanted = {pair(a, b) for way in ways for a, b in pairwise(way)}
        if not wanted:
            return False
        together = self.vocabulary.known_pairs(wanted)
        for way in ways:
            if all(pair(a, b) in together for a, b in pairwise(way)):
                self.readings[place].accept([tuple(way)], min(map(self._count, way)))
                return True
        return False

    def _cut_apart(self, place: int) -> None:
        """`nghiepphunu`: known words of which half at least stand beside the next somewhere.

        The words typed before and after count among them.
        """
        words = [reading.token.folded for reading in self.readings]
        around = (words[max(0, place - 1) : place], words[place + 1 : place + 2])
        sure = {piece for piece in self.known if len(piece) > 1}
        ways = joined.splits(self.readings[place].token.folded, sure)
        if not ways:
            return
        pairs = [[pair(a, b) for a, b in pairwise([*around[0], *way, *around[1]])] for way in ways]
        together = self.vocabulary.known_pairs({one for way in pairs for one in way})
        known = [sum(one in together for one in way) / len(way) for way in pairs]
        way, share = max(zip(ways, known, strict=True), key=lambda rated: rated[1])
        if share >= 0.5 or (len(way) == 2 and all(len(piece) >= SURE for piece in way)):
            self.readings[place].accept([tuple(way)], min(map(self._count, way)))
            self.readings[place].is_apart = True

    def _slip(self, place: int) -> bool:
        """One or two letters off: the nearest known words, those first that stand beside the neighbours."""
        word = self.readings[place].token.folded
        if not spelling.tolerance(word):
            return False
        known = dict(self.vocabulary.near(word))
        near = spelling.nearest(word, known.items())[:12]
        words = [reading.token.folded for reading in self.readings]
        there = beside(words, place, [candidate for _, candidate in near], self.vocabulary)
        likely = [
            candidate
            for away, candidate in near
            if candidate in there or away == 1 or len(word) >= FAR_ENOUGH
        ]
        best = sorted(likely, key=lambda candidate: candidate not in there)[:2]
        if best:
            self.readings[place].accept([(candidate,) for candidate in best], max(known[c] for c in best))
        return bool(best)


def beside(words: Sequence[str], place: int, candidates: Collection[str], vocabulary: Vocabulary) -> set[str]:
    """Those candidates for a place that stand beside one of its neighbours somewhere in the index."""
    wanted = pairs_beside(words, place, candidates)
    return {wanted[found] for found in vocabulary.known_pairs(wanted)}


def pairs_beside(words: Sequence[str], place: int, candidates: Collection[str]) -> dict[str, str]:
    """Each pair that a candidate for a place makes with one of its neighbours, with the candidate."""
    found: dict[str, str] = {}
    for candidate in candidates:
        if place:
            found[pair(words[place - 1], candidate)] = candidate
        if place + 1 < len(words):
            found[pair(candidate, words[place + 1])] = candidate
    return found

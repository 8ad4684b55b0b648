"""How well a document answers a question: a number from the words it has, where, and how close together.

The title counts far more than what a thing is about (type, subject, unit, place), that more than its text.
Neighbouring words of the question count again where they are neighbours in the document: Vietnamese words
are mostly two syllables. Accents, where typed, tell "nấm" from "năm". Everything is C-speed substring
search in strings with a space at both ends, because some hundred candidates are ranked in each search.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analysis.letters import fold_words
from search.analysis.question import Phrase, Question, Span, Word
from search.engines.matching.terms import BREAK

TITLE, ABOUT, BODY = 1.0, 0.5, 0.4
PAIR_IN_TITLE, PAIR_IN_ABOUT, PAIR_IN_BODY = 1.0, 0.8, 0.8
ELSEWHERE = 0.15
"""What a word's further places add: a word in title and text is more than in the title alone."""

WRONG_ACCENT = 0.4
APART = 0.5
"""Words of one expression that are all there, but not together."""

TOGETHER = 1.3
WHOLE_IN_TITLE, AT_START, IS_TITLE, NAMED, COVERAGE = 0.5, 0.3, 5.0, 0.5, 0.4
PROMOTED, OVER = 1.05, 0.97
POPULAR = 0.005
"""What each level of use adds; all of them together less than what the Week promotes."""

DAY = 86_400
FRESH = ((30 * DAY, 1.015), (365 * DAY, 1.007))
"""Seconds since something was published, and what it counts while it is no older."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One field's words, with accents and without, between spaces."""

    exact: str
    folded: str

    @classmethod
    def of(cls, words: str) -> "Stretch":
        padded = f" {words} "
        return cls(padded, fold_words(padded))


@dataclass(frozen=True, slots=True)
class Candidate:
    """What ranking reads of a document."""

    title: Stretch
    about: Stretch
    body: Stretch

    @classmethod
    def of(cls, title: str, about: str, body: str) -> "Candidate":
        return cls(Stretch.of(title), Stretch.of(f"{BREAK} {about} {BREAK}"), Stretch.of(body))


def standing(is_promoted: bool, is_over: bool, popularity: int, age: int) -> float:
    """What the time and its use make of a document's score: too little to beat a better match."""
    fresh = next((factor for seconds, factor in FRESH if age <= seconds), 1.0)
    used = 1.0 + POPULAR * popularity
    return (PROMOTED if is_promoted else 1.0) * (OVER if is_over else 1.0) * used * fresh


def missing(share: float) -> float:
    """What is left of a score where so much of the question (0 to 1) is not in the document."""
    return max(0.01, (1.0 - share) ** 2)


class Needle:
    """Words looked for together: with the accents asked for, or any where none are."""

    __slots__ = ("exact", "folded")

    def __init__(self, words: Sequence[Word]) -> None:
        self.folded = f" {' '.join(word.folded for word in words)} "
        knows_accents = all(word.exact is not None for word in words)
        self.exact = f" {' '.join(word.exact or '' for word in words)} " if knows_accents else None

    def found_in(self, stretch: Stretch) -> float:
        """1 where the words stand together with the accents asked for, less with others, 0 where not."""
        if self.folded not in stretch.folded:
            return 0.0
        return 1.0 if self.exact is None or self.exact in stretch.exact else WRONG_ACCENT

    def value(self, candidate: Candidate) -> float:
        """By the fields it stands in."""
        title = TITLE * self.found_in(candidate.title)
        about = ABOUT * self.found_in(candidate.about)
        body = BODY * self.found_in(candidate.body)
        best = max(title, about, body)
        return best + ELSEWHERE * (title + about + body - best)

    def value_as_pair(self, candidate: Candidate) -> float:
        """By the best field the two neighbours stand in."""
        return max(
            PAIR_IN_TITLE * self.found_in(candidate.title),
            PAIR_IN_ABOUT * self.found_in(candidate.about),
            PAIR_IN_BODY * self.found_in(candidate.body),
        )


class _Way:
    """One way of saying a span."""

    def __init__(self, phrase: Phrase) -> None:
        self.worth = phrase.worth
        self.together = Needle(phrase.words)
        self._has_several = len(phrase.words) > 1
        self.apart = [Needle([word]) for word in phrase.words if self._has_several and not phrase.is_bound]

    def rate(self, candidate: Candidate) -> tuple[float, bool]:
        """The value of the expression, and whether all of it is there."""
        value = self.together.value(candidate)
        if value or not self.apart:
            return self.worth * value * (TOGETHER if self._has_several else 1.0), value > 0
        values = [needle.value(candidate) for needle in self.apart]
        is_there = all(values)  # half an expression is not half of it
        return (self.worth * APART * sum(values) / len(values) if is_there else 0.0), is_there


class Scorer:
    """Scores documents for one question; scores of different questions do not compare."""

    def __init__(self, question: Question) -> None:
        words = [word for span in question.spans for word in span.words]
        spans = list(dict.fromkeys(question.spans))  # a word that is typed twice counts once
        self._whole = sum(span.weight for span in spans) or 1.0
        self._spans = [(span.weight, [_Way(phrase) for phrase in span.phrases]) for span in spans]
        self._pairs = [_neighbours(a, b) for a, b in dict.fromkeys(pairwise(question.spans))]
        self._phrase = Needle(words)
        self._is_single = len(words) == 1
        self._words = [
            (word, span.weight / len(span.words)) for span in question.spans for word in span.words
        ]
        self._wanted = {word.folded for span in spans for phrase in span.phrases for word in phrase.words}

    def score(self, candidate: Candidate) -> float:
        """How well the document answers, 0 or more."""
        found, kept = 0.0, 1.0
        for weight, ways in self._spans:
            value, is_there = max(way.rate(candidate) for way in ways)
            found += weight * value
            kept *= 1.0 if is_there else missing(weight / self._whole)
        for weight, needles in self._pairs:
            found += weight * max(worth * needle.value_as_pair(candidate) for worth, needle in needles)
        found += self._whole * self._as_a_whole(candidate) + self._named_parts(candidate)
        return found * kept

    def _as_a_whole(self, candidate: Candidate) -> float:
        """What the question as a whole adds: the phrase in the title, at its start, or the title itself."""
        title = candidate.title
        added = COVERAGE * self._coverage(title.folded)
        unbroken = title
        if BREAK in title.folded:
            unbroken = Stretch(_unbroken(title.exact), _unbroken(title.folded))
        in_title = self._phrase.found_in(unbroken)
        if in_title:
            added += 0.0 if self._is_single else WHOLE_IN_TITLE * in_title
            if unbroken.folded == self._phrase.folded:
                added += IS_TITLE * in_title
            elif title.folded.startswith(self._phrase.folded):
                added += AT_START * in_title
        return added

    def _coverage(self, title: str) -> float:
        """How much of the title is the question's: a short title that says just that comes first."""
        words = title.split()
        return sum(word in self._wanted for word in words) / (len(words) + 2)

    def _named_parts(self, candidate: Candidate) -> float:
        """What it adds that the question names the type, subject, level, unit or place in full."""
        added = 0.0
        asked = self._phrase.folded
        for part in candidate.about.folded.split(BREAK):
            place = asked.find(part) if len(part) > 1 else -1
            if place >= 0:
                first = asked[:place].count(" ")
                named = self._words[first : first + len(part.split())]
                right = Needle([word for word, _ in named]).found_in(candidate.about)
                added += NAMED * right * sum(weight for _, weight in named)
        return added


def _neighbours(first: Span, second: Span) -> tuple[float, list[tuple[float, Needle]]]:
    """What is looked for side by side of two neighbouring spans, in any of their ways, and its weight."""
    needles = [
        (a.worth * b.worth, Needle([a.words[-1], b.words[0]])) for a in first.phrases for b in second.phrases
    ]
    return min(first.weight, second.weight), needles


def _unbroken(padded: str) -> str:
    return padded.replace(f" {BREAK} ", " ")


def best_first(scored: Iterable[tuple[float, int, int]]) -> list[int]:
    """Ids from (score, published at, id): best first, then newest, then highest id. A total order."""
    return [pk for *_, pk in sorted(scored, reverse=True)]

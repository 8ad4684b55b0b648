"""How well a document answers a question: a number from the words it has, where, and how close together.

The title counts far more than what a thing is about (type, subject, unit, place), that more than its text.
Neighbouring words of the question count again where they are neighbours in the document: Vietnamese words
are mostly two syllables. Accents, where typed, tell "nấm" from "năm". Everything is C-speed substring
search in strings with a space at both ends, because some hundred candidates are ranked in each search.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from search.analysis.letters import fold
from search.analysis.question import Phrase, Question, Span, Word
from search.engines.database.terms import BREAK

TITLE, ABOUT, BODY = 1.0, 0.5, 0.4
ELSEWHERE = 0.15
"""What a word's further places add: a word in title and text is more than in the title alone."""

WRONG_ACCENT = 0.5
APART = 0.7
"""Words of one expression that are all there, but not together."""

TOGETHER = 1.3
PAIR = {"title": 0.8, "about": 0.5, "body": 0.35}
WHOLE_IN_TITLE, AT_START, IS_TITLE, NAMED, COVERAGE = 0.5, 0.3, 5.0, 0.5, 0.4
PROMOTED, OVER = 1.05, 0.97


@dataclass(frozen=True, slots=True)
class Stretch:
    """One field's words, with accents and without, between spaces."""

    exact: str
    folded: str

    @classmethod
    def of(cls, words: str) -> "Stretch":
        padded = f" {words} "
        return cls(padded, fold(padded))

    def has(self, words: tuple[Word, ...]) -> float:
        """1 where the words stand together with the accents asked for, less with others, 0 where not."""
        if f" {' '.join([word.folded for word in words])} " not in self.folded:
            return 0.0
        if any(word.exact is None for word in words):
            return 1.0
        return 1.0 if f" {' '.join([word.exact or '' for word in words])} " in self.exact else WRONG_ACCENT


@dataclass(frozen=True, slots=True)
class Candidate:
    """What ranking reads of a document."""

    title: Stretch
    about: Stretch
    body: Stretch

    @classmethod
    def of(cls, title: str, about: str, body: str) -> "Candidate":
        return cls(Stretch.of(title), Stretch.of(f"{BREAK} {about} {BREAK}"), Stretch.of(body))


def score(
    question: Question, candidate: Candidate, is_promoted: bool = False, is_over: bool = False
) -> float:
    """The document's score, 0 or more; only comparable for one question."""
    whole = sum(span.weight for span in question.spans) or 1.0
    found = answered = 0.0
    for span in question.spans:
        value, share = _span(span, candidate)
        found += span.weight * value
        answered += span.weight * share
    found += sum(min(a.weight, b.weight) * _neighbours(a, b, candidate) for a, b in pairwise(question.spans))
    found += whole * _as_a_whole(question, candidate)
    found += _named_parts(question, candidate)
    found *= (answered / whole) ** 2
    return found * (PROMOTED if is_promoted else 1.0) * (OVER if is_over else 1.0)


def _span(span: Span, candidate: Candidate) -> tuple[float, float]:
    """The span's value, and which share of it is there at all: by its best phrase."""
    best = (0.0, 0.0)
    for phrase in span.phrases:
        value, share = _phrase(phrase, candidate)
        best = max(best, (phrase.worth * value, share))
    return best


def _phrase(phrase: Phrase, candidate: Candidate) -> tuple[float, float]:
    together = _fields(phrase.words, candidate)
    if together or len(phrase.words) == 1:
        return together * (TOGETHER if len(phrase.words) > 1 else 1.0), float(together > 0)
    apart = [_fields((word,), candidate) for word in phrase.words]
    share = (sum(value > 0 for value in apart) / len(apart)) ** 2  # half of an expression is not half of it
    return APART * share * sum(apart) / len(apart), share


def _fields(words: tuple[Word, ...], candidate: Candidate) -> float:
    values = (
        TITLE * candidate.title.has(words),
        ABOUT * candidate.about.has(words),
        BODY * candidate.body.has(words),
    )
    best = max(values)
    return best + ELSEWHERE * (sum(values) - best)


def _neighbours(first: Span, second: Span, candidate: Candidate) -> float:
    best = 0.0
    for a in first.phrases:
        for b in second.phrases:
            words = (a.words[-1], b.words[0])
            value = max(getattr(candidate, name).has(words) * worth for name, worth in PAIR.items())
            best = max(best, value * a.worth * b.worth)
    return best


def _as_a_whole(question: Question, candidate: Candidate) -> float:
    """What the question as a whole adds: the phrase in the title, at its start, or the title itself."""
    words = tuple(word for span in question.spans for word in span.words)
    phrase = " ".join(word.folded for word in words)
    added = COVERAGE * _coverage(question, candidate.title.folded)
    title = Stretch(_unbroken(candidate.title.exact), _unbroken(candidate.title.folded))
    in_title = title.has(words)
    if in_title:
        added += WHOLE_IN_TITLE * in_title if len(words) > 1 else 0.0
        if title.folded == f" {phrase} ":
            added += IS_TITLE * in_title
        elif candidate.title.folded.startswith(f" {phrase} "):
            added += AT_START * in_title
    return added


def _unbroken(padded: str) -> str:
    return padded.replace(f" {BREAK} ", " ")


def _named_parts(question: Question, candidate: Candidate) -> float:
    """What it adds that the question names the type, subject, level, unit or place in full."""
    added = 0.0
    words = [(word, span.weight / len(span.words)) for span in question.spans for word in span.words]
    asked = f" {' '.join(word.folded for word, _ in words)} "
    for part in candidate.about.folded.split(BREAK):
        place = asked.find(part) if part.strip() else -1
        if place >= 0:
            first = asked[:place].count(" ")
            named = words[first : first + len(part.split())]
            right = candidate.about.has(tuple(word for word, _ in named))
            added += NAMED * right * sum(weight for _, weight in named)
    return added


def _coverage(question: Question, title: str) -> float:
    """How much of the title the question's words make up: a short title that says just that comes first."""
    wanted = {word.folded for span in question.spans for phrase in span.phrases for word in phrase.words}
    words = title.split()
    return sum(word in wanted for word in words) / (len(words) + 2) if words else 0.0


def best_first(scored: Iterable[tuple[float, int, int]]) -> list[int]:
    """Ids from (score, published at, id): best first, then newest, then highest id. A total order."""
    return [pk for *_, pk in sorted(scored, reverse=True)]

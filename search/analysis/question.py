"""A question as the engines get it: what was typed, read word by word, with repairs and other expressions."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from search.analysis import dates, numbers
from search.analysis.letters import fold
from search.analysis.repair import Reading, read
from search.analysis.synonyms import Equal, Equals
from search.analysis.tokens import Token, pair, tokenize
from search.analysis.vocabulary import Vocabulary
from search.analysis.weak import FACTOR, places

MOST_TOKENS = 24
"""Tokens of a question that count; of ten kilobytes nobody means the rest."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word looked for: folded for matching; `exact` is None where its accents are not known."""

    folded: str
    exact: str | None


@dataclass(frozen=True)
class Phrase:
    """Words looked for side by side, and how much of a direct hit such a hit is worth (0 to 1).

    What was typed may also be found apart, unless it is bound ("lớp 5"). One other word (lợn for heo) is only
    meant with its own accents: without, it is many words (lớn, lộn).
    """

    words: tuple[Word, ...]
    worth: float = 1.0
    is_bound: bool = False
    is_other: bool = False

    def pairs(self) -> list[str]:
        """The neighbouring pairs, as the index holds them."""
        return [pair(a.folded, b.folded) for a, b in pairwise(self.words)]


@dataclass(frozen=True)
class Span:
    """A part of the question that is found together: one word, or an expression that has equals.

    `phrases[0]` is what was typed (or what it was read as); any of `phrases` answers the span.
    """

    phrases: tuple[Phrase, ...]
    tokens: tuple[Token, ...]
    weight: float
    is_weak: bool = False
    is_known: bool = True

    @property
    def words(self) -> tuple[Word, ...]:
        """The words as typed or read."""
        return self.phrases[0].words


@dataclass(frozen=True)
class Question:
    """What somebody looks for: spans in the order typed; `repairs` maps unknown words
    as typed to what they are read as."""

    text: str
    spans: tuple[Span, ...] = ()
    repairs: Mapping[str, str] = field(default_factory=dict)
    tokens: tuple[Token, ...] = field(default=(), repr=False)
    is_literal: bool = False
    is_part: bool = False
    """Whether words that nothing has were left out."""

    @property
    def is_repaired(self) -> bool:
        """Whether something else is looked for than what was typed."""
        return self.is_part or bool(self.repairs)

    @property
    def has_accents(self) -> bool:
        """Whether whoever asks types accents, so that a word without any means one without any."""
        return any(token.has_accent for token in self.tokens)

    def written(self, token: Token) -> str:
        """The token as it was typed."""
        return self.text[token.start : token.end]


def understand(
    text: str,
    vocabulary: Vocabulary,
    synonyms: Equals,
    is_literal: bool = False,
    today: date | None = None,
) -> Question:
    """Read a question. `is_literal` leaves every word as typed, without repairs or other expressions.

    `today` is what "hôm nay" and "cuối tuần này" mean; without it they are words.
    """
    tokens = tuple(tokenize(text))[:MOST_TOKENS]
    if not tokens:
        return Question(text)
    readings = read(tokens, vocabulary, is_literal)
    asker_uses_accents = any(token.has_accent for token in tokens)
    scale = _Scale(vocabulary.size())
    equals = {} if is_literal else _expressions(text, tokens, synonyms, today)
    weak = places(tokens, asker_uses_accents)
    spans: list[Span] = []
    place = 0
    while place < len(tokens):
        found = equals.get(place)
        if found:
            equal, is_bound = found
            typed = tuple(_as_typed(reading, asker_uses_accents) for reading in readings[place : equal.end])
            spans.append(_expression(equal, is_bound, typed, readings, scale))
            place = equal.end
        else:
            spans.append(_span(readings[place], asker_uses_accents, place in weak, scale))
            place += 1
    repairs = {reading.token.exact: reading.meant for reading in readings if reading.meant}
    return Question(text, tuple(spans), repairs, tokens, is_literal)


def _expressions(
    text: str, tokens: Sequence[Token], synonyms: Equals, today: date | None
) -> dict[int, tuple[Equal, bool]]:
    """What of the question is found together, by its place, and whether it is bound: days before all."""
    found: dict[int, tuple[Equal, bool]] = {}
    taken: set[int] = set()
    for equals, is_bound in (
        (dates.find(text, tokens, today), True),
        (synonyms.find(tokens), False),
        (numbers.find(text, tokens), True),
    ):
        for equal in equals:
            if taken.isdisjoint(range(equal.start, equal.end)):
                taken.update(range(equal.start, equal.end))
                found[equal.start] = equal, is_bound
    return found


def _expression(
    equal: Equal, is_bound: bool, typed: tuple[Word, ...], readings: list[Reading], scale: "_Scale"
) -> Span:
    part = readings[equal.start : equal.end]
    others = tuple(
        Phrase(tuple(Word(fold(word), word) for word in words), worth=0.9, is_other=True)
        for words in equal.others
    )
    phrases = (Phrase(typed, is_bound=is_bound), *others)
    return Span(phrases, tuple(reading.token for reading in part), scale.of_expression(part, others))


def _span(reading: Reading, asker_uses_accents: bool, is_weak: bool, scale: "_Scale") -> Span:
    phrases = [Phrase((_as_typed(reading, asker_uses_accents),))]
    for words in reading.others:
        exact = [Word(fold(word), word if fold(word) != word else None) for word in words]
        worth = 0.85 if reading.count else 1.0
        is_bound = len(exact) > 1 and not reading.is_apart  # typed without a space
        phrases.append(Phrase(tuple(exact), worth, is_bound))
    if not reading.count and len(phrases) > 1:
        phrases = phrases[1:]
    weight = scale.of_count(reading.best_count) * (FACTOR if is_weak else 1.0)
    weight *= max(len(phrase.words) for phrase in phrases)
    return Span(tuple(phrases), (reading.token,), weight, is_weak, is_known=bool(reading.best_count))


def _as_typed(reading: Reading, asker_uses_accents: bool) -> Word:
    token = reading.token
    return Word(token.folded, token.exact if asker_uses_accents else None)


@dataclass(frozen=True)
class _Scale:
    """Turns document counts into weights: rare words weigh more (inverse document frequency)."""

    size: int

    def of_count(self, count: int) -> float:
        return math.log(1 + (max(self.size, count) - count + 0.5) / (count + 0.5)) + 0.3

    def of_expression(self, part: list[Reading], others: tuple[Phrase, ...]) -> float:
        """An expression weighs as its words do; an abbreviation as a rare pair of words."""
        typed = sum(self.of_count(reading.count) for reading in part if reading.count)
        length = max([len(part), *(len(phrase.words) for phrase in others)])
        floor = self.of_count(max(1, self.size // 20)) * (1 + 0.25 * length)
        return max(typed, floor)


def without_unknown(question: Question) -> Question:
    """The question without the words that nothing has; an empty one where nothing telling is left."""
    known = tuple(span for span in question.spans if span.is_known)
    if all(span.is_weak for span in known):
        known = ()
    tokens = tuple(token for span in known for token in span.tokens)
    return replace(question, spans=known, tokens=tokens, repairs={}, is_part=True)

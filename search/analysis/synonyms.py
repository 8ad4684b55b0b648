"""Expressions that mean the same: CNTT and "công nghệ thông tin". Expanded when searching, both ways."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from search.analysis.letters import fold
from search.analysis.tokens import Token, exact_words

Expression = tuple[str, ...]
"""Canonical words of one expression, accents kept."""

LONG = 3
"""Words of an expression that no other is written like, whatever their accents."""


@dataclass(frozen=True)
class Equal:
    """The tokens from `start` to `end` (not included) mean the same as each of the other expressions."""

    start: int
    end: int
    others: tuple[Expression, ...]


class Equals(Protocol):
    """Whatever finds equal expressions in a question."""

    def find(self, tokens: Sequence[Token]) -> list[Equal]:
        """The expressions in a question that have equals, none overlapping."""
        ...


class Synonyms:
    """Groups of equal expressions, found in a question longest first."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._equals: dict[Expression, dict[Expression, list[Expression]]] = {}
        self._longest = 0
        for group in groups:
            expressions = list(dict.fromkeys(words for text in group if (words := tuple(exact_words(text)))))
            for words in expressions:
                spellings = self._equals.setdefault(tuple(map(fold, words)), {})
                others = spellings.setdefault(words, [])
                others.extend(other for other in expressions if other != words and other not in others)
                self._longest = max(self._longest, len(words))

    def find(self, tokens: Sequence[Token]) -> list[Equal]:
        """The expressions in a question, none overlapping."""
        found = []
        start = 0
        while start < len(tokens):
            equal = self._at(tokens, start)
            if equal:
                found.append(equal)
            start = equal.end if equal else start + 1
        return found

    def _at(self, tokens: Sequence[Token], start: int) -> Equal | None:
        for end in range(min(len(tokens), start + self._longest), start, -1):
            part = tokens[start:end]
            spellings = self._equals.get(tuple(token.folded for token in part), {})
            meant = [words for words in spellings if _agree(part, words)]
            others = [other for words in meant for other in [*spellings[words], *self._within(words)]]
            if others:
                return Equal(start, end, tuple(dict.fromkeys(others)))
        return None

    def _within(self, words: Expression) -> Iterator[Expression]:
        """The expression with a part of it said otherwise: "DVC trực tuyến"."""
        for length in range(len(words) - 1, 0, -1):
            for start in range(len(words) - length + 1):
                part = words[start : start + length]
                for other in self._equals.get(tuple(map(fold, part)), {}).get(part, ()):
                    yield (*words[:start], *other, *words[start + length :])


def _agree(tokens: Sequence[Token], words: Expression) -> bool:
    """Whether these are the words. Typed accents must agree; in a long expression a wrong one is a slip."""
    return len(words) >= LONG or all(
        not token.has_accent or token.exact == word for token, word in zip(tokens, words, strict=True)
    )


def parse(lines: Iterable[str]) -> list[list[str]]:
    """Groups from text: one a line, expressions divided by `=`; empty lines and `#` are skipped."""
    groups = []
    for line in lines:
        expressions = [part.strip() for part in line.split("=") if part.strip()]
        if len(expressions) > 1 and not line.lstrip().startswith("#"):
            groups.append(expressions)
    return groups

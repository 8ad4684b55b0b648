"""What to highlight, by its place in the original text, and which stretch of a long text to show."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from search.analysis.question import Question, Word
from search.analysis.tokens import Token, Wanted, tokenize_wanted
from search.engines.protocol import Marks

SNIPPET = 220
"""Characters of a snippet, about two lines on a phone and a half."""


class Highlighter:
    """Finds a question's words in texts of one document.

    The longest stretch of the question that stands together somewhere in the document decides: where the
    whole question does, single words elsewhere are not marked.
    """

    def __init__(self, question: Question) -> None:
        words = [word for words in _phrases(question) for word in words]
        self._words = {word.folded: word for word in words}
        self._wanted = Wanted(self._words)
        self._weak = {word.folded for span in question.spans if span.is_weak for word in span.words}
        self._sequences = _sequences(question)

    def marks(self, texts: Sequence[str]) -> list[Marks]:
        """For each text its stretches to highlight: with the accents typed where that reaches as far."""
        tokens = [tokenize_wanted(text, self._wanted) for text in texts]
        exact = [self._runs(found, with_accents=True) for found in tokens]
        folded = [self._runs(found, with_accents=False) for found in tokens]
        longest = _longest(folded)
        chosen = exact if _longest(exact) == longest else folded
        least = longest if longest >= len(self._words) else min(2, longest)
        return [tuple((run[0].start, run[-1].end) for run in runs if len(run) >= least) for runs in chosen]

    def _runs(self, tokens: Iterable[tuple[int, Token]], with_accents: bool) -> list[list[Token]]:
        """Stretches of neighbouring tokens that follow one another in the question too."""
        runs: list[list[Token]] = []
        last: tuple[int, str] = (-2, "")
        for place, token in tokens:
            if with_accents and self._words[token.folded].exact not in (None, token.exact):
                continue
            before, folded = last
            if place == before + 1 and (folded, token.folded) in self._sequences:
                runs[-1].append(token)
            else:
                runs.append([token])
            last = place, token.folded
        return [run for run in runs if len(run) > 1 or run[0].folded not in self._weak]


def _longest(runs: Iterable[list[list[Token]]]) -> int:
    return max((len(run) for found in runs for run in found), default=0)


def _phrases(question: Question) -> Iterable[tuple[Word, ...]]:
    for span in question.spans:
        for phrase in span.phrases:
            yield phrase.words


def _sequences(question: Question) -> set[tuple[str, str]]:
    """Which folded words may follow which within one highlighted stretch."""
    found: set[tuple[str, str]] = set()
    before: list[str] = []
    for span in question.spans:
        for phrase in span.phrases:
            words = [word.folded for word in phrase.words]
            found.update(pairwise(words))
            found.update((last, words[0]) for last in before)
        before = [phrase.words[-1].folded for phrase in span.phrases]
    return found


def snippet(text: str, marks: Marks) -> tuple[str, Marks]:
    """A stretch of the text around its first marks, cut at spaces, and the marks moved into it."""
    text = text.rstrip()
    if len(text) <= SNIPPET:
        return text, tuple(mark for mark in marks if mark[1] <= len(text))
    first = marks[0][0] if marks else 0
    start = 0 if first < SNIPPET * 2 // 3 else _space_before(text, first - SNIPPET // 4)
    end = min(len(text), start + SNIPPET)
    if end < len(text):
        end = max(_space_before(text, end), start + SNIPPET // 2)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in marks if a >= start and b <= end)
    return before + text[start:end].rstrip() + after, inside


def _space_before(text: str, place: int) -> int:
    found = text.rfind(" ", 0, place)
    return found + 1 if found >= 0 else place

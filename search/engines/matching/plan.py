"""From a question to what must occur: strict first, then with less and less, so that a question is answered.

A document should have every word. Where too few do, the words that carry little are let go, then a part of
the rest, the least telling first. Two words are never cut to one, and three only to two that stand side by
side: otherwise nonsense would find things.
"""

import math
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

from search.analysis.question import Phrase, Question, Span
from search.analysis.tokens import pair
from search.engines.matching.expressions import Expression, Term, either, every

ENOUGH = 5
"""With fewer results than this, the next, less strict reading is tried: something better may lack a word that
these only happen to have."""

HALF = 0.5
"""Of what a question's telling words weigh, what must be there at least: two rare words of five may do."""

MOST_REQUIRED = 6
"""Of a long question, the most telling words are enough to find by; all of them rank."""


def levels(question: Question) -> list[Expression]:
    """What must occur, strictest first; a literal question has no second reading. Empty without any word."""
    spans = question.spans
    if not spans:
        return []
    found = strict(question)
    if question.is_literal:
        return found
    strong = [span for span in spans if not span.is_weak] or list(spans)
    if len(strong) < len(spans):
        found.append(every(any_phrase(span) for span in strong))
    found.extend(_partial(spans, strong))
    return list(dict.fromkeys(found))


def strict(question: Question) -> list[Expression]:
    """The readings with all of a question that has words: two words side by side, then wherever they are."""
    spans = question.spans
    found: list[Expression] = []
    if len(spans) == 2 and all(len(span.phrases) == 1 for span in spans):
        found.append(side_by_side(spans[0], spans[1]))
    return [*found, every_word(question)]


def every_word(question: Question) -> Expression:
    """All of the question must occur, in any order."""
    return every(any_phrase(span) for span in question.spans)


def any_word(question: Question) -> Expression:
    """Any telling word of the question suffices."""
    return either(any_phrase(span) for span in question.spans if not span.is_weak)


def tells_enough(part: Question, whole: Question) -> bool:
    """Whether a part of a question, of two words at least, may stand for all of it; not where it is all."""
    if len(part.spans) == len(whole.spans):
        return False
    telling = [span for span in part.spans if not span.is_weak]
    strong = [span for span in whole.spans if not span.is_weak]
    weight, of_all = (sum(span.weight for span in spans) for spans in (telling, strong))
    return sum(map(_size, telling)) > 1 and weight >= HALF * of_all


def _partial(spans: Sequence[Span], strong: list[Span]) -> list[Expression]:
    telling = sorted(strong, key=lambda span: -span.weight)[:MOST_REQUIRED]
    telling.sort(key=spans.index)
    whole = sum(map(_size, telling))
    found: list[Expression] = []
    if whole > 3:
        found.append(either([_some(telling, math.ceil(0.6 * whole)), _weighing(telling, HALF)]))
    together = _together(spans, telling)
    if whole > 2 and together:
        found.append(every([_some(telling, math.ceil(whole / 2)), either(together)]))
    return found


def _size(span: Span) -> int:
    """How many words a span stands for: four for CNTT."""
    return max(len(phrase.words) for phrase in span.phrases)


def _some(telling: list[Span], least: int) -> Expression:
    """Any of the smallest groups of spans that stand for so many words."""
    return _any_group(telling, lambda group: sum(map(_size, group)) >= least)


def _weighing(telling: list[Span], share: float) -> Expression:
    """Any of the smallest groups of spans, of two words at least, that weigh that part of them all."""
    least = share * sum(span.weight for span in telling)
    return _any_group(
        telling,
        lambda group: sum(map(_size, group)) > 1 and sum(span.weight for span in group) >= least,
    )


def _any_group(telling: list[Span], suffices: Callable[[Sequence[Span]], bool]) -> Expression:
    """Any of the smallest groups of spans that suffice."""
    groups: list[tuple[Span, ...]] = []
    for number in range(1, len(telling) + 1):
        for group in combinations(telling, number):
            if suffices(group) and not any(set(one) <= set(group) for one in groups):
                groups.append(group)
    return either(every(map(any_phrase, group)) for group in groups)


def _together(spans: Sequence[Span], telling: list[Span]) -> list[Expression]:
    """Two of the words side by side as typed, or an expression of several."""
    found = [side_by_side(a, b) for a, b in pairwise(spans) if a in telling and b in telling]
    return found + [any_phrase(span) for span in telling if _size(span) > 1]


def any_phrase(span: Span, in_title: bool = False) -> Expression:
    """Any way of saying the span: what was typed word by word, the others side by side."""
    typed, *others = span.phrases
    parts: list[Expression] = []
    parts.append(
        _adjacent(typed, in_title)
        if typed.is_bound
        else every(Term(word.folded, in_title) for word in typed.words)
    )
    parts += [_adjacent(phrase, in_title) for phrase in others]
    return either(parts)


def any_words(span: Span) -> Expression:
    """All words of any way of saying the span, wherever they stand unless they are bound."""
    return either(
        _adjacent(phrase)
        if phrase.is_bound or len(phrase.words) == 1
        else every(Term(word.folded) for word in phrase.words)
        for phrase in span.phrases
    )


def _adjacent(phrase: Phrase, in_title: bool = False) -> Expression:
    pairs = phrase.pairs()
    if not pairs:
        word = phrase.words[0]
        if phrase.is_other and word.exact and word.exact != word.folded:
            return Term(word.exact, in_title, is_exact=True)
        return Term(word.folded, in_title)
    return every(Term(text, in_title) for text in pairs)


def side_by_side(first: Span, second: Span, in_title: bool = False) -> Expression:
    """The two spans as neighbours, in any of their ways of being said."""
    return either(
        every(
            [
                *(Term(text, in_title) for phrase in (a, b) for text in phrase.pairs()),
                Term(pair(a.words[-1].folded, b.words[0].folded), in_title),
            ]
        )
        for a in first.phrases
        for b in second.phrases
    )


def tiers(question: Question, matching: Expression) -> list[Expression]:
    """Narrower expressions, best first: where there are too many matches to rank all, these are ranked."""
    spans = question.spans
    found: list[Expression] = []
    exact = [word.exact for span in spans for word in span.words if word.exact and word.exact != word.folded]
    if len(spans) > 1:
        found.append(every(side_by_side(a, b, in_title=True) for a, b in pairwise(spans)))
    if exact:
        found.append(every(Term(word, in_title=True) for word in exact))
    found.append(every(any_phrase(span, in_title=True) for span in spans))
    if len(spans) > 1:
        found.append(every([matching, *(side_by_side(a, b) for a, b in pairwise(spans))]))
    if exact:
        found.append(every([matching, *(Term(word) for word in exact)]))
    if len(spans) > 1:
        found.append(every([matching, either(any_phrase(span, in_title=True) for span in spans)]))
    found.append(matching)
    return list(dict.fromkeys(every([matching, tier]) if tier != matching else tier for tier in found))

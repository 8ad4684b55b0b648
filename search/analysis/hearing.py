"""A second chance for a question that finds nothing: words as they sound.

A word that never stands beside its neighbours in anything that can be found may be written by ear:
"chồng nấm" for trồng nấm, "sử lý rác" for xử lý. It gets the spellings that sound alike and do stand there,
beside the one that was typed.
"""

from dataclasses import replace
from itertools import pairwise

from search.analysis import spelling
from search.analysis.question import Phrase, Question, Span, Word
from search.analysis.repair import beside
from search.analysis.tokens import pair
from search.analysis.vocabulary import Vocabulary

WORTH = 0.85
"""How much of a direct hit such a hit is worth."""


def hear(question: Question, vocabulary: Vocabulary) -> Question:
    """The question with other spellings for words that stand alone; itself where there are none."""
    words = [token.folded for token in question.tokens]
    lonely = _lonely(words, vocabulary)
    spans = list(question.spans)
    repairs = dict(question.repairs)
    for at, span in enumerate(spans):
        if len(span.tokens) > 1 or len(span.phrases) > 1 or span.tokens[0].exact in question.repairs:
            continue
        place = question.tokens.index(span.tokens[0])
        others = _sounds(words, place, vocabulary) if place in lonely else []
        if others:
            spans[at] = _with(span, others)
            if not span.is_known:
                repairs[span.tokens[0].exact] = others[0]
    return replace(question, spans=tuple(spans), repairs=repairs)


def _lonely(words: list[str], vocabulary: Vocabulary) -> set[int]:
    neighbours = [pair(a, b) for a, b in pairwise(words)]
    together = vocabulary.known_pairs(neighbours)
    return {
        place
        for place, word in enumerate(words)
        if not word.isdigit()
        and (place == 0 or neighbours[place - 1] not in together)
        and (place == len(neighbours) or neighbours[place] not in together)
    }


def _sounds(words: list[str], place: int, vocabulary: Vocabulary) -> list[str]:
    candidates = list(spelling.confusions(words[place]))
    there = beside(words, place, candidates, vocabulary) if candidates else set()
    return [candidate for candidate in candidates if candidate in there][:2]


def _with(span: Span, others: list[str]) -> Span:
    found = tuple(Phrase((Word(word, None),), WORTH if span.is_known else 1.0) for word in others)
    return replace(span, phrases=(*span.phrases, *found) if span.is_known else found, is_known=True)

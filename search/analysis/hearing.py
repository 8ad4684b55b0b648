"""A second chance for a question that finds nothing: words as they sound.

A word that never stands beside its neighbours in anything that can be found may be written by ear:
"chồng nấm" for trồng nấm, "sử lý rác" for xử lý. It gets the spellings that sound alike and do stand there,
beside the one that was typed.
"""

from dataclasses import replace
from itertools import pairwise

from search.analysis import spelling
from search.analysis.question import Phrase, Question, Span, Word
from search.analysis.repair import pairs_beside
from search.analysis.tokens import pair
from search.analysis.vocabulary import Vocabulary

WORTH = 0.85
"""How much of a direct hit such a hit is worth."""


def hear(question: Question, vocabulary: Vocabulary) -> Question:
    """The question with other spellings for words that stand alone; itself where there are none."""
    words = [token.folded for token in question.tokens]
    lonely = _lonely(words, vocabulary)
    places = {
        at: place
        for at, span in enumerate(question.spans)
        if len(span.tokens) == 1 and len(span.phrases) == 1 and span.tokens[0].exact not in question.repairs
        if (place := question.tokens.index(span.tokens[0])) in lonely
    }
    heard = _sounds(words, sorted(set(places.values())), vocabulary)
    spans = list(question.spans)
    repairs = dict(question.repairs)
    for at, place in places.items():
        if others := heard[place]:
            span = spans[at]
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


def _sounds(words: list[str], places: list[int], vocabulary: Vocabulary) -> dict[int, list[str]]:
    """For each place the spellings that sound alike and stand there somewhere. One look-up."""
    candidates = {place: list(spelling.confusions(words[place])) for place in places}
    wanted = {place: pairs_beside(words, place, others) for place, others in candidates.items()}
    together = vocabulary.known_pairs({text for texts in wanted.values() for text in texts})
    there = {
        place: {candidate for text, candidate in texts.items() if text in together}
        for place, texts in wanted.items()
    }
    return {
        place: [candidate for candidate in others if candidate in there[place]][:2]
        for place, others in candidates.items()
    }


def _with(span: Span, others: list[str]) -> Span:
    found = tuple(Phrase((Word(word, None),), WORTH if span.is_known else 1.0) for word in others)
    return replace(span, phrases=(*span.phrases, *found) if span.is_known else found, is_known=True)

"""Which reading of a question is searched for: the strictest that finds enough. The same for every engine."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils import timezone

from search.analysis.hearing import hear
from search.analysis.question import Question, understand, without_unknown
from search.analysis.synonyms import Synonyms
from search.engines.database.seen import DatabaseVocabulary
from search.engines.matching import plan
from search.engines.matching.expressions import Expression
from search.engines.protocol import Query
from search.synonyms import Current

Count = Callable[[Sequence[Expression]], list[int]]
"""How many documents match each expression, strictest first; 0 will do after one that enough match."""


def question_of(query: Query, vocabulary: DatabaseVocabulary, now: datetime) -> Question:
    """The question as understood at that moment."""
    synonyms = Synonyms([]) if query.is_literal else Current(vocabulary.synonyms_stamp)
    return understand(query.text, vocabulary, synonyms, query.is_literal, timezone.localdate(now))


def looser(
    question: Question, vocabulary: DatabaseVocabulary, count: Count
) -> tuple[Question, Expression | None]:
    """For a question whose strictest reading finds too little: another, and what must occur.

    None where nothing can be found. Words that stand alone may have been written by ear; where nothing else
    helps, words that nothing has are left out.
    """
    expression, is_strict = loosest_needed(question, count)
    if is_strict or question.is_literal or len(question.tokens) < 2:
        return question, expression
    heard = hear(question, vocabulary)
    if heard != question:
        expression = loosest_needed(heard, count)[0]
    if expression is None and plan.tells_enough(part := without_unknown(heard), heard):
        every_word = plan.every_word(part)
        if any(count([every_word])):
            return part, every_word
    return heard, expression


def loosest_needed(question: Question, count: Count) -> tuple[Expression | None, bool]:
    """The strictest reading that finds enough, else the loosest that finds anything.

    Also whether something has every word.
    """
    levels = plan.levels(question)
    if not levels:
        return None, False
    found = [pair for pair in zip(levels, count(levels), strict=True) if pair[1]]
    if not found:
        return None, False
    chosen = next((level for level, number in found if number >= plan.ENOUGH), found[-1][0])
    every_word = plan.every_word(question)
    is_narrower = levels.index(chosen) <= levels.index(every_word)
    return chosen, is_narrower or any(level == every_word for level, _ in found)

"""Things whose title a half-typed text may mean. The last word is only begun; the others are whole."""

from datetime import datetime

from search.analysis.question import Question
from search.analysis.synonyms import Equals
from search.analysis.tokens import Token
from search.analysis.vocabulary import Vocabulary
from search.engines.database import counting, reading
from search.engines.database.ranking import Scorer, Stretch, best_first
from search.engines.matching import half_typed
from search.engines.protocol import Suggestion

WORTH_AT_START = 3.0


def suggest(
    text: str, vocabulary: Vocabulary, synonyms: Equals, now: datetime, limit: int
) -> list[Suggestion]:
    """Titles for a half-typed text, likeliest first. Half-typed accents and Telex are understood."""
    asked = half_typed.read(text, vocabulary, synonyms)
    if asked is None:
        return []
    narrow = counting.narrowing({}, now)
    for beginnings in asked.beginnings:
        rows = reading.candidates(half_typed.tiers(asked.question, beginnings), narrow)
        if rows:
            break
    else:
        return []
    scored = []
    scorer = Scorer(asked.question)
    for row in rows:
        candidate = row.candidate()
        value = scorer.score(candidate) * row.standing(narrow.now)
        value += _begins(asked.question, asked.begun, beginnings, candidate.title)
        scored.append((value, row.published_at, row.pk))
    by_pk = {row.pk: row for row in rows}
    documents = [by_pk[pk].document for pk in best_first(scored)[:limit]]
    return [Suggestion(d.type, d.key, d.title, d.url) for d in documents]


def _begins(question: Question, begun: Token | None, beginnings: list[str], title: Stretch) -> float:
    """What it adds that the title begins with what was typed, or has it in that order."""
    typed = " ".join(word.folded for span in question.spans for word in span.words)
    scale = sum(span.weight for span in question.spans) or 1.0
    texts = [f" {typed} {word}".replace("  ", " ") for word in beginnings] or [f" {typed} "]
    value = 0.0
    if any(title.folded.startswith(text) for text in texts):
        value = WORTH_AT_START
    elif any(text in title.folded for text in texts):
        value = WORTH_AT_START / 2
    elif any(f" {word}" in title.folded for word in beginnings):
        value = WORTH_AT_START / 6
    if begun and begun.has_accent and f" {begun.exact}" in title.exact:
        value += WORTH_AT_START / 3
    return value * scale

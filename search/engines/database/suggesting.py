"""Things whose title a half-typed text may mean. The last word is only begun; the others are whole."""

from datetime import datetime

from search.analysis import keyboards
from search.analysis.letters import fold
from search.analysis.question import Question, understand
from search.analysis.synonyms import Equals
from search.analysis.tokens import Token, tokenize
from search.analysis.vocabulary import Vocabulary
from search.engines.database import counting, plan, reading
from search.engines.database.expressions import Expression, Term, either, every
from search.engines.database.ranking import Scorer, Stretch, best_first
from search.engines.protocol import Suggestion

WORTH_AT_START = 3.0


def suggest(
    text: str, vocabulary: Vocabulary, synonyms: Equals, now: datetime, limit: int
) -> list[Suggestion]:
    """Titles for a half-typed text, likeliest first. Half-typed accents and Telex are understood."""
    tokens = tuple(tokenize(text))[-12:]
    if not tokens:
        return []
    begun = tokens[-1] if text[tokens[-1].end :].strip() == "" and not text[-1:].isspace() else None
    whole = text[: begun.start] if begun else text
    question = understand(whole, vocabulary, synonyms)
    narrow = counting.narrowing({}, now)
    for beginnings in _beginnings(begun):
        rows = reading.candidates(_tiers(question, beginnings), narrow)
        if rows:
            break
    else:
        return []
    scored = []
    scorer = Scorer(question)
    for row in rows:
        candidate = row.candidate()
        value = scorer.score(candidate, row.is_promoted, row.is_over)
        value += _begins(question, begun, beginnings, candidate.title)
        scored.append((value, row.published_at, row.pk))
    by_pk = {row.pk: row for row in rows}
    documents = [by_pk[pk].document for pk in best_first(scored)[:limit]]
    return [Suggestion(d.type, d.key, d.title, d.url) for d in documents]


def _beginnings(begun: Token | None) -> list[list[str]]:
    """What the begun word may begin with, folded: as typed, then as Telex or VNI keys."""
    if begun is None:
        return [[]]
    typed = [[begun.folded]]
    keys = [fold(word) for word in keyboards.readings(begun.exact)]
    return [*typed, keys] if keys else typed


def _tiers(question: Question, beginnings: list[str]) -> list[Expression]:
    """All words in the title; then all words anywhere, one of them in the title."""
    begun_in_title: list[Expression] = []
    begun: list[Expression] = []
    if beginnings:
        begun_in_title = [either(Term(word, in_title=True, is_prefix=True) for word in beginnings)]
        begun = [either(Term(word, is_prefix=True) for word in beginnings)]
    in_title = every([*(plan.any_phrase(span, in_title=True) for span in question.spans), *begun_in_title])
    anywhere: list[Expression] = [*(plan.any_phrase(span) for span in question.spans), *begun]
    if len(anywhere) < 2:
        return [in_title]
    titled = [plan.any_phrase(span, in_title=True) for span in question.spans if not span.is_weak]
    return [in_title, every([*anywhere, either([*titled, *begun_in_title])])]


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

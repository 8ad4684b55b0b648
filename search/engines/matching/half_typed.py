"""A half-typed question: its last word is only begun, the others are whole."""

from dataclasses import dataclass

from search.analysis import keyboards
from search.analysis.letters import fold
from search.analysis.question import Question, understand
from search.analysis.synonyms import Equals
from search.analysis.tokens import Token, tokenize
from search.analysis.vocabulary import Vocabulary
from search.engines.matching import plan
from search.engines.matching.expressions import Expression, Term, either, every


@dataclass(frozen=True)
class HalfTyped:
    """The whole words as a question, the word that is begun, and what that may begin with (folded).

    `beginnings` are ways to read it, likeliest first: as typed, then as Telex or VNI keys.
    """

    question: Question
    begun: Token | None
    beginnings: list[list[str]]


def read(text: str, vocabulary: Vocabulary, synonyms: Equals) -> HalfTyped | None:
    """Read a half-typed text; None where there is no word in it."""
    tokens = tuple(tokenize(text))[-12:]
    if not tokens:
        return None
    begun = tokens[-1] if text[tokens[-1].end :].strip() == "" and not text[-1:].isspace() else None
    question = understand(text[: begun.start] if begun else text, vocabulary, synonyms)
    return HalfTyped(question, begun, _beginnings(begun))


def _beginnings(begun: Token | None) -> list[list[str]]:
    if begun is None:
        return [[]]
    typed = [[begun.folded]]
    keys = [fold(word) for word in keyboards.readings(begun.exact)]
    return [*typed, keys] if keys else typed


def tiers(question: Question, beginnings: list[str]) -> list[Expression]:
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

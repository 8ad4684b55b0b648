"""How the results spell what was asked: "kỷ năng số" finds "kỹ năng số", and says so."""

from collections import Counter
from collections.abc import Mapping, Sequence

from search.analysis.letters import canonical, fold
from search.analysis.question import Question
from search.analysis.tokens import Token, Wanted, tokenize_wanted
from search.documents.document import Document

ASKED = 8
"""How many of the best results are looked at."""


def respelled(question: Question, documents: Sequence[Document]) -> str:
    """The question as the best results write it; the text itself where they write it so too.

    A word changes only where it was repaired, or typed with accents that none of them has beside the same
    neighbours. Of a question that words were left out of, what is left.
    """
    if question.is_part:
        return " ".join(map(question.written, question.tokens))
    accepted = _accepted(question)
    looked_for = Wanted(word for words in accepted for word in words)
    votes: list[Counter[str]] = [Counter() for _ in question.tokens]
    for document in documents[:ASKED]:
        if _is_settled(question, accepted, votes):
            break
        subject = document.subject.label if document.subject else ""
        for text in (document.title, subject, document.summary):
            _vote(votes, accepted, looked_for, text)
    parts, last = [], 0
    for token, wanted, counted in zip(question.tokens, accepted, votes, strict=True):
        parts += [question.text[last : token.start], _choose(question, token, wanted, counted)]
        last = token.end
    return "".join([*parts, question.text[last:]])


def _is_settled(question: Question, accepted: Sequence[set[str]], votes: Sequence[Mapping[str, int]]) -> bool:
    """Whether each word stays as it was typed, whatever further documents say."""
    if question.repairs:
        return False
    for token, wanted, counted in zip(question.tokens, accepted, votes, strict=True):
        if question.has_accents:
            if not any(canonical(word) == token.exact for word in counted):
                return False
        elif wanted != {token.folded}:
            return False
    return True


def _accepted(question: Question) -> list[set[str]]:
    """For each token the folded words that answer it, single words only."""
    found = []
    for span in question.spans:
        words = {token.folded for token in span.tokens}
        if len(span.tokens) == 1:
            words |= {phrase.words[0].folded for phrase in span.phrases if len(phrase.words) == 1}
            found.append(words)
        else:
            found.extend({token.folded} for token in span.tokens)
    return found


def _vote(votes: list[Counter[str]], accepted: list[set[str]], wanted: Wanted, text: str) -> None:
    tokens = dict(tokenize_wanted(text, wanted))
    for place, token in tokens.items():
        before = tokens[place - 1].folded if place - 1 in tokens else ""
        after = tokens[place + 1].folded if place + 1 in tokens else ""
        for at, words in enumerate(accepted):
            if token.folded not in words:
                continue
            stands_beside = (at > 0 and before in accepted[at - 1]) or (
                at + 1 < len(accepted) and after in accepted[at + 1]
            )
            if stands_beside or len(accepted) == 1:
                votes[at][text[token.start : token.end].lower()] += 1


def _choose(question: Question, token: Token, accepted: set[str], counted: Counter[str]) -> str:
    meant = question.repairs.get(token.exact, "")
    written = question.written(token)
    if not counted:
        return meant or written
    likeliest = counted.most_common(1)[0][0]
    if meant:
        return likeliest if fold(canonical(likeliest)) in accepted else meant
    is_settled = not question.has_accents or any(canonical(word) == token.exact for word in counted)
    return written if is_settled and token.folded in map(fold, map(canonical, counted)) else likeliest

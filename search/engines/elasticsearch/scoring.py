"""How well a document answers a question: the database engine's ranking, as a sum of constant clauses.

Weights and worths are those of `engines.database.ranking`; the numbers do not depend on which shard a
document lies on, nor on what else there is.
"""

from collections.abc import Sequence
from itertools import pairwise

from search.analysis.question import Phrase, Question, Span, Word
from search.analysis.tokens import pairs
from search.engines.database import ranking
from search.engines.elasticsearch import clauses
from search.engines.elasticsearch.clauses import Clause, added, best, every, prefix, term, worth
from search.engines.matching import plan
from search.engines.matching.expressions import Expression
from search.popularity import MOST

Fields = dict[str, float]
"""What a match in each field is worth."""

FIELDS = {"title": ranking.TITLE, "about": ranking.ABOUT, "body": ranking.BODY}
PAIRED = {
    "title": ranking.PAIR_IN_TITLE,
    "about": ranking.PAIR_IN_ABOUT,
    "body": ranking.PAIR_IN_BODY,
}
MOST_WAYS = 4
"""Ways of saying a span that are scored, and the same of two neighbours."""

LONGEST_PART = 7
"""Words of a subject, unit or place that a question may name."""


def scored(question: Question, expression: Expression, now: int, extra: Sequence[Clause] = ()) -> Clause:
    """What matches the expression, by how well it answers."""
    by_merit = merit(question, expression, now, extra)
    by_merit["function_score"]["query"]["bool"]["filter"] = [clauses.matching(expression)]
    return by_merit


def whole(question: Question) -> float:
    """What all of a question weighs; a word that is typed twice counts once."""
    return sum(span.weight for span in dict.fromkeys(question.spans)) or 1.0


def merit(question: Question, expression: Expression, now: int, extra: Sequence[Clause] = ()) -> Clause:
    """How well anything answers that is known to match the expression."""
    spans = list(dict.fromkeys(question.spans))
    weight = whole(question)
    sums = [*parts(question, FIELDS, PAIRED), *of_title(question, weight), *extra]
    functions = _standing(now)
    if expression != plan.every_word(question):
        functions += [
            {
                "filter": clauses.none_of(clauses.matching(plan.any_words(span))),
                "weight": ranking.missing(span.weight / weight),
            }
            for span in spans
            if len(spans) > 1
        ]
    return {
        "function_score": {
            "query": {"bool": {"should": sums}},
            "functions": functions,
            "score_mode": "multiply",
            "boost_mode": "multiply",
        }
    }


def _standing(now: int) -> list[Clause]:
    """What the time and its use make of a document's score."""
    found = [
        {"filter": clauses.is_promoted(now), "weight": ranking.PROMOTED},
        {"filter": clauses.is_over(now), "weight": ranking.OVER},
    ]
    for level in range(1, MOST + 1):
        found.append({"filter": term("popularity", level), "weight": 1 + ranking.POPULAR * level})
    until = now + 1  # what is younger than the moment counts too
    for seconds, factor in ranking.FRESH:
        ages = {"gte": now - seconds, **({"lt": until} if until <= now else {})}
        found.append({"filter": {"range": {"published_at": ages}}, "weight": factor})
        until = now - seconds
    return found


def _needle(
    words: Sequence[Word], value: float, fields: Fields, elsewhere: float = ranking.ELSEWHERE
) -> Clause:
    """Words together in a field, with the accents asked for or, for less, with others."""
    folded = _tokens([word.folded for word in words])
    exact = _tokens([word.exact for word in words if word.exact is not None])
    knows_accents = all(word.exact is not None for word in words)
    wanted = exact if knows_accents else []
    return best((_in_field(field, folded, wanted, value * own) for field, own in fields.items()), elsewhere)


def _in_field(field: str, folded: list[str], exact: list[str], value: float) -> Clause:
    anyhow = every([term(field, token) for token in folded])
    if not exact:
        return worth(anyhow, value)
    right = every([term(f"{field}_exact", token) for token in exact])
    return best([worth(right, value), worth(anyhow, value * ranking.WRONG_ACCENT)])


def _tokens(words: list[str]) -> list[str]:
    return words if len(words) < 2 else pairs(words)


def parts(question: Question, fields: Fields, paired: Fields) -> list[Clause]:
    """What each span counts in these fields, and what two neighbours count side by side."""
    spans = [_span(span, fields) for span in dict.fromkeys(question.spans)]
    return spans + [_neighbours(a, b, paired) for a, b in dict.fromkeys(pairwise(question.spans))]


def _span(span: Span, fields: Fields) -> Clause:
    ways = (way for phrase in span.phrases[:MOST_WAYS] for way in _ways(phrase, span.weight, fields))
    return best(ways)


def _ways(phrase: Phrase, weight: float, fields: Fields) -> list[Clause]:
    """One way of saying a span: its words together, or all of them apart."""
    value = phrase.worth * weight
    words = phrase.words
    if len(words) == 1:
        return [_needle(words, value, fields)]
    together = _needle(words, value * ranking.TOGETHER, fields)
    if phrase.is_bound:
        return [together]
    apart = value * ranking.APART / len(words)
    alone = {
        "bool": {
            "filter": [term("words", word.folded) for word in words],
            "should": [_needle([word], apart, fields) for word in words],
        }
    }
    return [together, alone]


def _neighbours(first: Span, second: Span, paired: Fields) -> Clause:
    weight = min(first.weight, second.weight)
    ways = [(a, b) for a in first.phrases for b in second.phrases][:MOST_WAYS]
    return best(
        _needle([a.words[-1], b.words[0]], weight * a.worth * b.worth, paired, elsewhere=0.0) for a, b in ways
    )


def _coverage(question: Question, whole: float) -> Clause:
    """How much of the title is the question's."""
    wanted = {word.folded for span in question.spans for phrase in span.phrases for word in phrase.words}
    covered = [worth(term("title", word), whole * ranking.COVERAGE) for word in sorted(wanted)[:60]]
    return {
        "function_score": {
            "query": added(covered),
            "field_value_factor": {"field": "title_share", "missing": 0},
            "boost_mode": "multiply",
        }
    }


def of_title(question: Question, whole: float) -> list[Clause]:
    """The phrase in the title, at its start, or the title itself; how much of it that is; what is named."""
    words = [word for span in question.spans for word in span.words]
    if not words:
        return []
    found = [_coverage(question, whole), _is_title(words, whole), *_named_parts(question)]
    if len(words) > 1:
        found.append(_needle(words, whole * ranking.WHOLE_IN_TITLE, {"title": 1.0}))
    return found


def _is_title(words: Sequence[Word], whole: float) -> Clause:
    folded = " ".join(word.folded for word in words)
    readings = [("is_title", folded, 1.0)]
    if all(word.exact is not None for word in words):
        exact = " ".join(word.exact or "" for word in words)
        readings = [("is_title_exact", exact, 1.0), ("is_title", folded, ranking.WRONG_ACCENT)]
    found = []
    for field, text, right in readings:
        found.append(worth(term(field, text), whole * ranking.IS_TITLE * right))
        found.append(worth(prefix(field, f"{text} "), whole * ranking.AT_START * right))
    return best(found)


def _named_parts(question: Question) -> list[Clause]:
    """What it adds that the question names the type, subject, level, unit or place in full."""
    words = [(word, span.weight / len(span.words)) for span in question.spans for word in span.words]
    found = {}
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + LONGEST_PART) + 1):
            part = [word for word, _ in words[start:end]]
            value = ranking.NAMED * sum(weight for _, weight in words[start:end])
            folded = " ".join(word.folded for word in part)
            exact = " ".join(word.exact or word.folded for word in part)
            right = [worth(term("parts_exact", exact), value)] if exact != folded else []
            wrong = ranking.WRONG_ACCENT if right else 1.0
            found[exact] = best([*right, worth(term("parts", folded), value * wrong)])
    return list(found.values())

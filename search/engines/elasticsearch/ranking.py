"""Ranking in two steps: all that match by a rough score, and the likeliest of them by the exact one.

The exact score is a sum of some hundred clauses: over tens of thousands of matches that takes longer than
everything else in a search. The rough one is made of the same weights, of what tells most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analysis.question import Question, Span
from search.engines.elasticsearch import clauses, scoring
from search.engines.elasticsearch.clauses import Clause, best, either, term, worth
from search.engines.matching import plan
from search.engines.matching.expressions import Expression
from search.pins.queries import Pinned, with_pinned

RANKED = 300
"""Of each shard's matches, how many are scored exactly: the first fifteen pages."""

ROUGH = 1e-6
"""Makes any rough score less than an exact one: what is not among the likeliest comes after them."""

FIRST = 1_000_000.0
"""More than any match counts: what is pinned comes first."""

ELSEWHERE, IN_ORDER, ACCENTS, PROMOTED = 0.4, 0.5, 0.5, 0.1
"""Parts of a word's weight in the rough score."""

NEWEST = 0.004
"""Part of a question's whole weight by which new things go before others that answer as well."""

YEARS = 20 * 365 * 86_400


@dataclass(frozen=True)
class Ranking:
    """What is asked: what must match, its rough score, and how the likeliest are scored exactly."""

    matching: Clause
    rough: Clause
    exact: Clause | None = None


def ranking(question: Question, expression: Expression, now: int, pinned: Sequence[Pinned] = ()) -> Ranking:
    """What matches the expression or is pinned: what is pinned first, then by how well it answers."""
    matching = clauses.matching(with_pinned(expression, pinned) or expression)
    first = [
        worth(term("words", one.word), FIRST * (len(pinned) - place)) for place, one in enumerate(pinned)
    ]
    roughly = [*_roughly(question, expression, now), *first]
    whole = scoring.whole(question)
    exact = [scoring.merit(question, expression, now), _newest(now, whole * NEWEST), *first]
    return Ranking(
        matching,
        {"bool": {"filter": [matching], "should": roughly, "boost": ROUGH}},
        either(exact),
    )


def _roughly(question: Question, expression: Expression, now: int) -> list[Clause]:
    """What of a question stands in the title, and what side by side; where not all must, what there is."""
    has_all = expression in plan.strict(question)
    found = [worth(clauses.is_promoted(now), scoring.whole(question) * PROMOTED)]
    for span in dict.fromkeys(question.spans):
        found.append(_in_title(span))
        if not has_all:
            found.append(worth(clauses.matching(plan.any_words(span)), span.weight * ELSEWHERE))
        for word in span.words:
            if word.exact and word.exact != word.folded:
                found.append(worth(term("title_exact", word.exact), span.weight * ACCENTS / len(span.words)))
    for a, b in dict.fromkeys(pairwise(question.spans)):
        weight = min(a.weight, b.weight)
        in_title = worth(clauses.matching(plan.side_by_side(a, b, in_title=True)), weight)
        anywhere = worth(clauses.matching(plan.side_by_side(a, b)), weight * IN_ORDER)
        found.append(best([in_title, anywhere]))
    return found


def _in_title(span: Span) -> Clause:
    """A short title that says it counts more than a long one."""
    return {
        "function_score": {
            "query": worth(clauses.matching(plan.any_phrase(span, in_title=True)), span.weight),
            "field_value_factor": {"field": "title_share", "factor": round(span.weight, 5), "missing": 0},
            "boost_mode": "sum",
        }
    }


def _newest(now: int, most: float) -> Clause:
    """So little that it only tells apart what answers equally well."""
    age = {"published_at": {"origin": now, "scale": YEARS // 2, "decay": 0.5}}
    return {"function_score": {"linear": age, "boost": round(most, 5)}}

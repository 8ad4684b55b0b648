"""Ranking in two steps: all that match by a rough score, and the likeliest of them by the exact one.

The exact score is a sum of some hundred clauses: over tens of thousands of matches that takes longer than
everything else in a search. The rough one is made of the same weights, of what tells most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analysis.question import Question
from search.engines.elasticsearch import clauses, scoring
from search.engines.elasticsearch.clauses import Clause, either, term, worth
from search.engines.matching import plan
from search.engines.matching.expressions import Expression
from search.pins.queries import Pinned, with_pinned

RANKED = 300
"""Of each shard's matches, how many are scored exactly: the first fifteen pages."""

ROUGH = 1e-6
"""Makes any rough score less than an exact one: what is not among the likeliest comes after them."""

FIRST = 1_000_000.0
"""More than any match counts: what is pinned comes first."""

TITLE = {"title": 1.0}
ELSEWHERE, IN_ORDER, PROMOTED = 0.4, 0.5, 0.1
"""Parts of a word's weight in the rough score, beside what its title counts."""

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
    """What stands in the title, and side by side anywhere; where not all must be there, what is."""
    whole = scoring.whole(question)
    found = [worth(clauses.is_promoted(now), whole * PROMOTED)]
    found += [*scoring.parts(question, TITLE, TITLE), *scoring.of_title(question, whole)]
    for a, b in dict.fromkeys(pairwise(question.spans)):
        anywhere = clauses.matching(plan.side_by_side(a, b))
        found.append(worth(anywhere, min(a.weight, b.weight) * IN_ORDER))
    if expression not in plan.strict(question):
        for span in dict.fromkeys(question.spans):
            found.append(worth(clauses.matching(plan.any_words(span)), span.weight * ELSEWHERE))
    return found


def _newest(now: int, most: float) -> Clause:
    """So little that it only tells apart what answers equally well."""
    age = {"published_at": {"origin": now, "scale": YEARS // 2, "decay": 0.5}}
    return {"function_score": {"linear": age, "boost": round(most, 5)}}

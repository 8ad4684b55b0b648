"""Clauses of Elasticsearch's query language, written from what the engines share."""

from collections.abc import Iterable, Sequence
from typing import Any as Anything

from search.engines.matching.expressions import All, Expression, Term
from search.facets.dates import Span

Clause = dict[str, Anything]
NONE: Clause = {"match_none": {}}
EVERYTHING: Clause = {"match_all": {}}


def term(field: str, text: str | int) -> Clause:
    """The field has that token, or value."""
    return {"term": {field: text}}


def prefix(field: str, text: str) -> Clause:
    """The field has a token, or value, that begins so."""
    return {"prefix": {field: {"value": text}}}


def every(clauses: Sequence[Clause]) -> Clause:
    """All must match; none of them counts."""
    return clauses[0] if len(clauses) == 1 else {"bool": {"filter": list(clauses)}}


def either(clauses: Sequence[Clause]) -> Clause:
    """One at least must match."""
    return clauses[0] if len(clauses) == 1 else {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def none_of(clause: Clause) -> Clause:
    """It must not match."""
    return {"bool": {"must_not": [clause]}}


def matching(expression: Expression) -> Clause:
    """What must occur."""
    if isinstance(expression, Term):
        if expression.is_exact:
            fields = ("title",) if expression.in_title else ("title", "about", "body")
            return either([term(f"{field}_exact", expression.text) for field in fields])
        field = "title" if expression.in_title else "words"
        return (prefix if expression.is_prefix else term)(field, expression.text)
    parts = [matching(part) for part in expression.parts]
    return every(parts) if isinstance(expression, All) else either(parts)


def worth(clause: Clause, value: float) -> Clause:
    """It counts that much where it matches."""
    return {"constant_score": {"filter": clause, "boost": round(value, 5)}}


def best(clauses: Iterable[Clause], others: float = 0.0) -> Clause:
    """The highest of them counts, and of the rest that share."""
    queries = list(clauses)
    return queries[0] if len(queries) == 1 else {"dis_max": {"queries": queries, "tie_breaker": others}}


def added(clauses: Iterable[Clause]) -> Clause:
    """Their sum."""
    return {"bool": {"should": list(clauses)}}


def is_promoted(now: int) -> Clause:
    """The Week puts it forward at that moment."""
    return every([{"range": {"promoted_from": {"lte": now}}}, {"range": {"promoted_until": {"gt": now}}}])


def is_over(now: int) -> Clause:
    """It ended before that moment."""
    return {"range": {"ends_at": {"lt": now}}}


def is_open(now: int) -> Clause:
    """One can join at that moment."""
    return every([{"range": {"joinable_from": {"lte": now}}}, {"range": {"joinable_until": {"gt": now}}}])


def is_on(span: Span) -> Clause:
    """It runs at some time of that stretch; what has no dates never does."""
    return every([{"range": {"starts_at": {"lt": span.end}}}, {"range": {"over_at": {"gt": span.begin}}}])

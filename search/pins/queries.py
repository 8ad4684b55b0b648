"""Which things come first for a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from hub.statements import Statement
from search.engines.matching.expressions import Expression, Term, either
from search.engines.matching.terms import key_word
from search.models import Entry
from search.pins.models import PinnedItem, key_of
from search.projection.watches import PAGE, RESOURCE

Source = tuple[str, int]


def _pinned(key: str) -> QuerySet[PinnedItem, Any]:
    items = PinnedItem.objects.filter(pin__phrases__key=key).order_by("sort_order", "pk")
    return items.values_list("page_id", "resource_id", "pin__first_day", "pin__last_day")


_PINNED = Statement(_pinned, str)


@dataclass(frozen=True)
class Pinned:
    """One thing that comes first: its row of the projection, and the word that only it is found by."""

    entry_id: int
    source: Source
    word: str


def first_for(text: str, now: datetime) -> list[Pinned]:
    """What comes first for exactly this question, in order; only what can be found. One query mostly."""
    key = key_of(text)
    if not key:
        return []
    today = str(timezone.localdate(now))
    chosen = [
        (PAGE, page) if page else (RESOURCE, resource)
        for page, resource, first, last in _PINNED.rows(key)
        if (first is None or str(first) <= today) and (last is None or today <= str(last))
    ]
    found = _findable(chosen) if chosen else {}
    return [found[source] for source in dict.fromkeys(chosen) if source in found]


def _findable(sources: Sequence[Source]) -> dict[Source, Pinned]:
    any_of = Q(pk=None)
    for kind in (PAGE, RESOURCE):
        any_of |= Q(kind=kind, source_id__in=[pk for one, pk in sources if one == kind])
    rows = Entry.objects.filter(any_of, is_findable=True)
    return {
        (kind, source_id): Pinned(pk, (kind, source_id), key_word(type_, key))
        for pk, kind, source_id, type_, key in rows.values_list(
            "pk", "kind", "source_id", "document__type", "key"
        )
    }


def with_pinned(expression: Expression | None, pinned: Sequence[Pinned]) -> Expression | None:
    """What must occur, or be pinned."""
    words: list[Expression] = [Term(one.word) for one in pinned]
    if not words:
        return expression
    return either([expression, *words] if expression is not None else words)

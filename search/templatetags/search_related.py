"""Related things for the templates of packages below: `{% load search_related %}`.

`{% related_cards "resource" resource.pk as related %}`
    up to four `hub.cards.Card` of what is like it, through the search engine; see `search.related`.
    `over_at`: when the thing itself is over, where it ever is; then things that are over too may show.
    Nothing for what has no row yet.
"""

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone

from hub.cards import Card
from search import related

register = template.Library()


@register.simple_tag(takes_context=True)
def related_cards(
    context: dict[str, Any], kind: str, pk: int | None, over_at: datetime | None = None, limit: int = 4
) -> list[Card]:
    """Cards of what is like that thing; see the module."""
    if pk is None:
        return []
    given = context.get("now")
    now = given if isinstance(given, datetime) else timezone.now()
    is_over = over_at is not None and over_at <= now
    return related.cards((kind, pk), is_over=is_over, now=now, limit=limit)

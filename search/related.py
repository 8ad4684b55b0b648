"""Related things on the page of one thing: which they are is kept for a while, whether they show is not.

What is like a thing changes seldom, and asking costs an engine's answer: each process keeps the answer for
a minute. The cards are read from the rows as they are now, so that nothing shows that was just taken down.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest
from wagtail.models import Page

from catalog.resources import cards as resource_cards
from catalog.resources import queries as resources
from courses.activities import queries as activities
from courses.activities.cards import CardMaker
from courses.activities.models import Activity
from hub.cards import Card
from search.engines import choice
from search.engines.matching.likeness import Identity
from search.projection.watches import PAGE, RESOURCE

SECONDS, SECONDS_WITHOUT = 60.0, 5.0
"""How long an answer is kept, and one that found nothing: the thing may just have come out."""

SPARE = 4
"""How many more are kept than are shown: some may be over or gone by then."""

MOST_KEPT = 2_000
_DEEPEST = 8
_kept: OrderedDict[Identity, tuple[float, list[Identity]]] = OrderedDict()
_lock = threading.Lock()


def cards(
    identity: Identity, *, is_over: bool, now: datetime, request: HttpRequest | None, limit: int = 4
) -> list[Card]:
    """Up to `limit` cards of what is like that thing, likest first. Two statements, some more once a minute.

    Never itself, never what is not public now, and nothing that is over unless the thing itself `is_over`.
    """
    found = _like(identity, now, limit + SPARE)
    shown = {
        **_of_resources([pk for kind, pk in found if kind == RESOURCE]),
        **_of_activities([pk for kind, pk in found if kind == PAGE], now, request),
    }
    likest = [shown[one] for one in found if one in shown and one != identity]
    return [card for card in likest if is_over or not card.is_past][:limit]


def forget() -> None:
    """Ask anew from now on."""
    with _lock:
        _kept.clear()


def _like(identity: Identity, now: datetime, limit: int) -> list[Identity]:
    until, found = _kept.get(identity, (0.0, []))
    if time.monotonic() < until:
        return found
    found = choice.current().related(identity, now, limit)
    with _lock:
        _kept[identity] = (time.monotonic() + (SECONDS if found else SECONDS_WITHOUT), found)
        _kept.move_to_end(identity)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found


def _of_resources(ids: Collection[int]) -> dict[Identity, Card]:
    if not ids:
        return {}
    rows = resources.listed().filter(pk__in=ids)
    return {(RESOURCE, row.pk): resource_cards.card(row) for row in rows}


def _of_activities(ids: Collection[int], now: datetime, request: HttpRequest | None) -> dict[Identity, Card]:
    if not ids:
        return {}
    maker = CardMaker(now=now, request=request)
    rows = _nowhere_hidden(activities.listed()).filter(pk__in=ids, is_cancelled=False)
    return {(PAGE, row.pk): maker.card(row) for row in rows}


def _nowhere_hidden(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """Without those that lie below a page that was taken down."""
    steps = range(Page.steplen, Page.steplen * _DEEPEST, Page.steplen)
    above = [Substr(OuterRef("path"), 1, length) for length in steps]
    return rows.filter(~Exists(Page.objects.filter(live=False, path__in=above)))

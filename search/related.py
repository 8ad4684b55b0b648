"""Related things on the page of one thing: which they are is kept for a while, whether they show is not.

What is like a thing changes seldom, and asking costs an engine's answer: each process keeps the answer for
a minute. Whether a thing is public is asked of its row each time, so that nothing shows that was just taken
down.
"""

import threading
import time
from collections import OrderedDict
from datetime import datetime

from django.utils.translation import gettext as _

from courses.activities import wording
from courses.activities.models import Activity
from hub.cards import Badge, Card
from hub.pages import pictures
from search.cards import ACTIVITIES, cover_of
from search.documents.document import Document, Value
from search.engines import choice
from search.engines.matching.likeness import Identity
from search.facets import BY_NAME
from search.projection.public import documents

SECONDS, SECONDS_WITHOUT = 60.0, 5.0
"""How long an answer is kept, and one that found nothing: the thing may just have come out."""

SPARE = 4
"""How many more are kept than are shown: some may be over or gone by then."""

MOST_KEPT = 2_000
_kept: OrderedDict[Identity, tuple[float, list[Identity]]] = OrderedDict()
_lock = threading.Lock()


def cards(identity: Identity, *, is_over: bool, now: datetime, limit: int = 4) -> list[Card]:
    """Up to `limit` cards of what is like that thing, likest first. One statement, some more once a minute.

    Never itself, never what is not public now, and nothing that is over unless the thing itself `is_over`.
    """
    like = [one for one in _like(identity, now, limit + SPARE) if one != identity]
    public = documents(like)
    found = [public[one] for one in like if one in public]
    goes_on = [one for one in found if one.type not in ACTIVITIES or one.is_joinable]  # nothing cancelled
    shown = (_card(one, now) for one in goes_on)
    return [card for card in shown if is_over or not card.is_past][:limit]


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


def _card(document: Document, now: datetime) -> Card:
    """The document as a card: when and how one takes part, and whether one still can, as far as it says."""
    mode = document.mode
    starts_at, ends_at = document.starts_at, document.ends_at or document.starts_at
    is_open = document.type in ACTIVITIES and document.is_open(now)
    return Card(
        title=document.title,
        url=document.url,
        type_label=BY_NAME["type"].label_of(Value(document.type, document.type)),
        subject_label=document.subject.label if document.subject else "",
        unit_name=document.units[0].label if document.units else "",
        cover=cover_of(document),
        thumbnail_url=pictures.address_of(document.card.get("image"), pictures.CARD),
        when=wording.span_in_words(starts_at, ends_at, now) if starts_at and ends_at else "",
        mode=mode,
        mode_label=str(Activity.Mode(mode).label) if mode in Activity.Mode.values else "",
        state=Badge(_("Open for joining now"), "ok") if is_open else None,
        is_past=ends_at is not None and ends_at <= now,
    )

"""The worker's part: see whether what became findable lately answers a kept search.

The projection knows when a thing could be found for the first time; only those things are asked about, so
that an edit is no news, and each search is told of a thing once (the database holds that). Searches that
ask the same are one question to the engine. A round is short: other timed jobs wait behind it.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Min, QuerySet

from search.engines import choice
from search.engines.protocol import Engine, Sort
from search.feeding import queue
from search.models import Entry
from search.saved import actions, questions
from search.saved.models import Digest, Finding, SavedSearch

GRACE = timedelta(minutes=5)
"""What became findable so short a time ago may still be on its way to the engine."""

LONGEST_WAIT = timedelta(days=1)
"""What the engine has not taken for so long it may refuse for good: the others wait for it no longer."""

ROUND = 150
"""Different questions that one round asks."""

SECONDS = 3.0
"""How long a round goes on asking, where the engine is slow."""

CHUNK = 1_000
"""New things that are looked at together; after an import the rest is for the next rounds."""


@dataclass(frozen=True)
class News:
    """What became findable after `since`, up to `until`: identities, and rows by address."""

    until: datetime
    identities: frozenset[tuple[str, int]]
    rows: dict[str, tuple[int, datetime]]


def look(now: datetime) -> int:
    """Ask the questions that have waited longest; how many were asked comes back."""
    horizon = _horizon(now)
    newest = Entry.objects.filter(first_findable_at__lte=horizon).aggregate(at=Max("first_findable_at"))["at"]
    if newest is None:
        return 0
    news: dict[datetime, News] = {}
    engine, asked = choice.current(), 0
    until = time.monotonic() + SECONDS
    for digest, since in _waiting(newest):
        if asked and time.monotonic() > until:
            break
        if since not in news:
            news[since] = _news(since, newest)
        _answer(digest, news[since], engine, now)
        asked += 1
    return asked


def _horizon(now: datetime) -> datetime:
    """Up to when everything that became findable is in the engine."""
    horizon = now - GRACE
    if choice.named() is None:
        return horizon
    waiting = queue.unacknowledged().filter(
        is_findable=True, first_findable_at__gt=now - LONGEST_WAIT, first_findable_at__lte=horizon
    )
    first = waiting.aggregate(at=Min("first_findable_at"))["at"]
    return min(horizon, first - timedelta(microseconds=1)) if first else horizon


def _open() -> QuerySet[SavedSearch]:
    return SavedSearch.objects.filter(removed_at=None, person__is_active=True)


def _waiting(newest: datetime) -> Iterator[tuple[str, datetime]]:
    """Questions that have not been asked since `newest` came, with when they were asked last."""
    rows = _open().filter(looked_until__lt=newest)
    groups = rows.values("digest").annotate(since=Min("looked_until")).order_by("since", "digest")
    yield from groups.values_list("digest", "since")[:ROUND]


def _news(since: datetime, until: datetime) -> News:
    entries = Entry.objects.filter(first_findable_at__gt=since, first_findable_at__lte=until)
    moments = entries.order_by("first_findable_at").values_list("first_findable_at", flat=True)
    last = moments[CHUNK - 1 : CHUNK].first()
    if last is not None:
        until = last
        entries = entries.filter(first_findable_at__lte=until)
    rows: dict[str, tuple[int, datetime]] = {}
    identities = set()
    named = entries.filter(is_findable=True).values_list(
        "kind", "source_id", "document__url", "pk", "first_findable_at"
    )
    for kind, source_id, url, pk, at in named:
        identities.add((kind, source_id))
        rows[url] = (pk, at or until)
    return News(until, frozenset(identities), rows)


def _answer(digest: str, news: News, engine: Engine, now: datetime) -> None:
    """Put one question, and note what answers it for everybody who asks it."""
    searches = list(_open().filter(digest=digest, looked_until__lt=news.until).order_by("pk"))
    if not searches:
        return
    found: list[tuple[int, datetime]] = []
    if news.identities:
        query = questions.query_of(searches[0])
        among = replace(query, sort=Sort.NEWEST, size=actions.MOST_NEW, among=news.identities)
        results = engine.search(among, now)
        found = [news.rows[hit.document.url] for hit in results.hits if hit.document.url in news.rows]
    _note(searches, found, news.until, now)


@transaction.atomic
def _note(
    searches: list[SavedSearch], found: list[tuple[int, datetime]], until: datetime, now: datetime
) -> None:
    people = {search.person_id for search in searches if search.is_mailed}
    off = Digest.Frequency.OFF
    written_to = set(
        Digest.objects.filter(person__in=people).exclude(frequency=off).values_list("person_id", flat=True)
    )
    Finding.objects.bulk_create(
        [
            Finding(
                search=search,
                entry_id=pk,
                found_at=now,
                is_unsent=search.is_mailed and search.person_id in written_to,
            )
            for search in searches
            for pk, at in found
            if at > search.looked_until
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    SavedSearch.objects.filter(pk__in=[search.pk for search in searches]).update(looked_until=until)

"""How much things are used, from the ledger, as a level that search puts a little weight on.

A level is the logarithm of how often something was viewed, downloaded, played or joined in the last three
months: 0 to 5, four times as much use a level. No person is in it. Only things whose level has changed are
built anew, so that a quiet day costs one look at the ledger.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from catalog.resources import subjects
from hub.participation.models import Kind, Participation
from search.models import Entry
from search.projection.marking import mark
from search.projection.watches import PAGE, RESOURCE

DAYS = 90
MOST = 5
COUNTED = (Kind.RESOURCE_VIEWED, Kind.RESOURCE_DOWNLOADED, Kind.GAME_PLAYED, Kind.JOINED)
CHUNK = 500

Key = tuple[str, str]
"""An entry's kind and the key that the ledger knows its thing by."""


def level(used: int) -> int:
    """0 below 3 uses, then one more for each fourfold: 3, 15, 63, 255, 1023."""
    return min(MOST, ((max(0, used) + 1).bit_length() - 1) // 2)


@transaction.atomic
def refresh(now: datetime) -> int:
    """The worker's: bring levels up to date; how many things changed."""
    levels = _levels(now)
    changed: dict[int, list[Entry]] = {}
    for entry in _entries(levels):
        new = levels.get((entry.kind, entry.key), 0)
        if new != entry.popularity:
            changed.setdefault(new, []).append(entry)
    for new, entries in changed.items():
        Entry.objects.filter(pk__in=[entry.pk for entry in entries]).update(popularity=new)
        for kind in (PAGE, RESOURCE):
            mark(kind, [entry.source_id for entry in entries if entry.kind == kind])
    return sum(map(len, changed.values()))


def _levels(now: datetime) -> dict[Key, int]:
    """Levels of what is used at all. What was undone in the ledger does not count."""
    since = timezone.localdate(now) - timedelta(days=DAYS)
    rows = Participation.objects.filter(kind__in=COUNTED, occurred_on__gt=since)
    sums = rows.values_list("subject_kind", "subject_key").annotate(Sum("quantity"))
    used: dict[Key, int] = {}
    for subject_kind, key, quantity in sums:
        one = (RESOURCE if subject_kind == subjects.KIND else PAGE, key)
        used[one] = used.get(one, 0) + quantity
    return {one: reached for one, number in used.items() if (reached := level(number))}


def _entries(levels: Iterable[Key]) -> Iterator[Entry]:
    """What has a level, or is to have one. Each once."""
    rows = Entry.objects.filter(is_findable=True).only("kind", "source_id", "key", "popularity")
    yield from rows.filter(popularity__gt=0)
    keys = iter({key for _, key in levels})
    while some := list(islice(keys, CHUNK)):
        yield from rows.filter(popularity=0, key__in=some)

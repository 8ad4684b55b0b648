"""Counting searches: a note in the process's memory while the page is made, written down after it was sent.

The page waits for nothing and writes nothing. The notes of ten seconds are written together when an answer
has gone out; what a process that is killed had not written yet is lost, which a statistic can bear. Whose
search it was is kept nowhere: a hash of the device that changes every day lies in the cache for half an
hour, so that reloading, turning pages and choosing filters count as the one search that they are.
"""

import atexit
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core import signals
from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from catalog.counting.actions import ONCE_IN, ROBOT
from search.engines.protocol import Results
from search.insight import wording
from search.insight.models import AskedQuestion, AskedWeek, Found

logger = logging.getLogger("search")

EVERY = 10.0
"""Seconds of notes that are written together."""

MOST_NOTES = 500
"""Notes that a process holds; what comes beyond is not counted."""

MOST_QUESTIONS = 20_000
"""Different questions of a week; a flood of nonsense fills no disk."""


@dataclass(frozen=True)
class Note:
    """One search: the question ("" for one that only the week's sum counts), what it found, which device."""

    week: date
    question: str
    found: str
    device: str


@dataclass
class Notes:
    """What this process has noted and not written down yet. Threads may share it."""

    clock: Callable[[], float] = time.monotonic
    _held: list[Note] = field(default_factory=list)
    _since: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, note: Note) -> None:
        """Hold a note."""
        with self._lock:
            if not self._held:
                self._since = self.clock()
            if len(self._held) < MOST_NOTES:
                self._held.append(note)

    def take(self, *, all_of_them: bool = False) -> list[Note]:
        """The notes, once they are old enough; they are no longer held."""
        with self._lock:
            if not self._held or not (all_of_them or self.clock() - self._since >= EVERY):
                return []
            taken, self._held = self._held, []
            return taken


notes = Notes()


def note(request: HttpRequest, results: Results) -> None:
    """Note a search that somebody made: its first page, asked for by no program and to be looked at now."""
    query = results.query
    agent = request.headers.get("User-Agent", "")
    if request.method != "GET" or query.page != 1 or not query.text or not agent or ROBOT.search(agent):
        return
    if any("prefetch" in request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz")):
        return
    today = timezone.localdate()
    device = salted_hmac(
        f"asked:{today}",
        f"{request.META.get('REMOTE_ADDR', '')} {agent} {wording.folded(query.text)}",
        algorithm="sha256",
    )
    question = wording.normalised(query.text)
    notes.add(Note(monday(today), question, found(results), device.hexdigest()[:32]))


def monday(day: date) -> date:
    """The week that the day is in."""
    return day - timedelta(days=day.weekday())


def found(results: Results) -> str:
    """How much was found, roughly."""
    total = results.total
    if not total:
        return Found.NARROWED if results.query.filters else Found.NOTHING
    return Found.FEW if total <= 5 else Found.SOME if total <= 50 else Found.MANY


def write(taken: list[Note]) -> int:
    """Write notes down, each device's question once in half an hour; how many counted comes back."""
    fresh = _once(taken)
    if fresh:
        questions = Counter((one.week, one.question, one.found) for one in fresh if one.question)
        weeks = Counter(one.week for one in fresh)
        empty = Counter(one.week for one in fresh if one.found == Found.NOTHING)
        with transaction.atomic():
            for week in sorted(weeks):
                _add_to_week(week, weeks[week], empty[week])
                _add_questions(week, {key[1:]: n for key, n in questions.items() if key[0] == week})
    return len(fresh)


def _once(taken: list[Note]) -> list[Note]:
    """The first note of each device and question within half an hour."""
    by_key: dict[str, Note] = {}
    for one in taken:
        by_key.setdefault(f"asked:{one.device}", one)
    known = cache.get_many(list(by_key))
    fresh = {key: one for key, one in by_key.items() if key not in known}
    if fresh:
        cache.set_many(dict.fromkeys(fresh, 1), ONCE_IN)
    return list(fresh.values())


def _add_to_week(week: date, times: int, not_found: int) -> None:
    AskedWeek.objects.bulk_create([AskedWeek(week=week)], ignore_conflicts=True)
    AskedWeek.objects.filter(week=week).update(times=F("times") + times, not_found=F("not_found") + not_found)


def _add_questions(week: date, times: dict[tuple[str, str], int]) -> None:
    """Raise the counters, in one order everywhere; beyond the most, only those that are there."""
    if not times:
        return
    held = AskedQuestion.objects.filter(week=week)
    if held.count() < MOST_QUESTIONS:
        rows = [
            AskedQuestion(week=week, question=question, folded=wording.folded(question)[:160], found=found)
            for question, found in sorted(times)
        ]
        AskedQuestion.objects.bulk_create(rows, ignore_conflicts=True)
    for (question, found), number in sorted(times.items()):
        held.filter(question=question, found=found).update(times=F("times") + number)


def write_due(*, all_of_them: bool = False, **kwargs: Any) -> None:
    """After an answer was sent, and when the process ends: write what is due.

    Database or cache may be away: that loses counts, and nobody's page.
    """
    taken = notes.take(all_of_them=all_of_them)
    if not taken:
        return
    try:
        write(taken)
    except Exception as error:
        logger.warning("%s searches are not counted: %s", len(taken), error)


def connect() -> None:
    """Write whenever an answer has been sent and it is time; called once, when the apps are ready."""
    signals.request_finished.connect(write_due, dispatch_uid="search.insight")
    atexit.register(write_due, all_of_them=True)

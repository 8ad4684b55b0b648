"""The timer: runs each registered job when its time has come, one at a time."""

import logging
import time
from datetime import datetime

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from hub.worker import registry
from hub.worker.models import TimedRun

logger = logging.getLogger("hub.worker")


def claim(job: registry.Job, now: datetime) -> bool:
    """Whether the job is due and this timer is the one to run it."""
    _run, is_new = TimedRun.objects.get_or_create(job=job.name, defaults={"began_at": now})
    if is_new:
        return True
    due = TimedRun.objects.filter(job=job.name, began_at__lte=now - job.every)
    return bool(due.update(began_at=now))


def run_due(now: datetime, not_before: dict[str, datetime]) -> list[str]:
    """Run the jobs that are due; their names come back. A job that raises is logged and never stops the rest.

    `not_before` remembers between calls when each job is worth asking the database about.
    """
    ran = []
    for job in registry.jobs():
        if now < not_before.get(job.name, now):
            continue
        not_before[job.name] = now + job.every
        try:
            if claim(job, now):
                job.run(now)
                ran.append(job.name)
        except Exception:
            logger.exception("a timed job failed", extra={"job": job.name})
    return ran


def run(running: "Running") -> None:
    """Run due jobs until told to stop."""
    not_before: dict[str, datetime] = {}
    while running:
        close_old_connections()
        run_due(timezone.now(), not_before)
        running.sleep(1)


def run_loops(running: "Running") -> None:
    """Run the registered loops until told to stop; half a second's rest when nothing was left to do."""
    while running:
        close_old_connections()
        done = 0
        for loop in registry.loops():
            try:
                done += loop.run(timezone.now())
            except DatabaseError as error:
                logger.warning("a loop waits for the database: %s", error, extra={"job": loop.name})
            except Exception:
                logger.exception("a loop failed", extra={"job": loop.name})
                running.sleep(5)
        if not done:
            running.sleep(0.5)


class Running:
    """True until `stop` is called; sleeps in short naps, so that stopping is quick."""

    def __init__(self) -> None:
        self._go = True

    def __bool__(self) -> bool:
        return self._go

    def stop(self, *_signal: object) -> None:
        """Make it False; fits as a signal handler."""
        self._go = False

    def sleep(self, seconds: float) -> None:
        """Sleep that long, or until stopped."""
        until = time.monotonic() + seconds
        while self._go and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 0.2))

"""The task queue: django-tasks' database worker, made to last.

The stock worker dies when a lock is held longer than the busy timeout, runs a failed task never again, and
leaves a task RUNNING for ever when it is killed. Every task on the "worker" backend may run twice; one that
must not be tried again raises `GiveUp`.
"""

import logging
import time
from datetime import datetime, timedelta

from django.db import OperationalError, close_old_connections
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from hub.worker import beats

logger = logging.getLogger("hub.worker")

BACKEND = "worker"
MAX_ATTEMPTS = 6
FIRST_PAUSE = timedelta(seconds=10)
LOST = "hub.worker.queue.Lost"


class GiveUp(Exception):  # noqa: N818 - says what to do, not what went wrong
    """Raised by a task that would fail in the same way the next time."""


class QueueWorker(Worker):
    """Takes tasks one at a time; retries what failed and survives a database that is locked or away."""

    def __init__(self, worker_id: str, *, batch: bool = False) -> None:
        super().__init__(
            queue_names=["*"],
            interval=0.5,
            batch=batch,
            backend_name=BACKEND,
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )

    def run(self) -> None:
        """Work until told to stop (or, in a batch, until nothing is ready)."""
        while self.running:
            try:
                super().run()
                return
            except OperationalError as error:
                logger.warning("the database does not answer: %s", error, extra={"part": "tasks"})
                self.wait_for_database()

    def wait_for_database(self) -> None:
        """Wait until the database answers, then put back the task whose end could not be written down."""
        while self.running:
            time.sleep(1)
            close_old_connections()
            try:
                requeue_lost(timezone.now(), idle=self.worker_id)
                return
            except OperationalError:
                continue

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Run the task; where it fails, put it back for later or leave it FAILED for good."""
        name = db_task_result.task_path
        super().run_task(db_task_result)
        if db_task_result.status == TaskResultStatus.FAILED:
            kept = retry_later(db_task_result, timezone.now())
            logger.error(
                "a task failed with %s; %s",
                db_task_result.exception_class_path,
                "it will be tried again" if kept else "it will not be tried again",
                extra={"task": name},
            )


def retry_later(result: DBTaskResult, now: datetime) -> bool:
    """Make a failed task READY again after a growing pause; False after six attempts or `GiveUp`."""
    attempts = len(result.worker_ids)
    if attempts >= MAX_ATTEMPTS or result.exception_class_path.endswith(".GiveUp"):
        return False
    pause = FIRST_PAUSE * 4 ** (attempts - 1)
    _change(result, status=TaskResultStatus.READY, run_after=now + pause)
    return True


def requeue_lost(now: datetime, *, idle: str = "") -> int:
    """Take back the tasks whose worker no longer lives, or is `idle`; how many comes back.

    A task that has cost six workers their life is given up.
    """
    alive = beats.living(now).keys() - {idle}
    lost = 0
    for result in DBTaskResult.objects.running().filter(backend_name=BACKEND, started_at__lt=now):
        if result.worker_ids and result.worker_ids[-1] in alive:
            continue
        lost += 1
        if len(result.worker_ids) >= MAX_ATTEMPTS:
            _change(result, status=TaskResultStatus.FAILED, finished_at=now, exception_class_path=LOST)
        else:
            _change(result, status=TaskResultStatus.READY, run_after=now)
    return lost


def prune(now: datetime) -> int:
    """Delete what is done: after a day (a mail's text is personal), failures after two weeks."""
    finished = DBTaskResult.objects.finished().filter(backend_name=BACKEND)
    done = finished.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - timedelta(days=1))
    failed = finished.filter(status=TaskResultStatus.FAILED, finished_at__lt=now - timedelta(days=14))
    return done.delete()[0] + failed.delete()[0]


def _change(result: DBTaskResult, **fields: object) -> None:
    """Write the fields, unless somebody else took the task meanwhile."""
    unchanged = {"pk": result.pk, "status": result.status, "started_at": result.started_at}
    DBTaskResult.objects.filter(**unchanged).update(**fields)

"""The queue's promises: a failed task is tried again, a lost one is taken back, nothing stops the worker."""

import sqlite3
import threading
import time
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from hub.worker import beats, queue

pytestmark = pytest.mark.django_db(transaction=True)

calls: list[str] = []


@task(backend="worker")
def note(text: str) -> str:
    calls.append(text)
    return text


@task(backend="worker")
def fail() -> None:
    raise ValueError("no")


@task(backend="worker")
def give_up() -> None:
    raise queue.GiveUp


@pytest.fixture(autouse=True)
def no_calls():
    calls.clear()


def work(worker_id: str = "w1") -> None:
    queue.QueueWorker(worker_id, batch=True).run()


def running(attempts: int = 1) -> DBTaskResult:
    note.enqueue("x")
    result = DBTaskResult.objects.get()
    for _ in range(attempts):
        result.claim("dead")
    return result


def test_a_queued_task_is_run_once() -> None:
    note.enqueue("a")
    work()
    work()
    assert calls == ["a"]


def test_a_failed_task_waits_longer_each_time_and_is_given_up_after_six_attempts() -> None:
    fail.enqueue()
    pauses = []
    for _ in range(queue.MAX_ATTEMPTS):
        DBTaskResult.objects.update(run_after=timezone.now())
        before = timezone.now()
        work()
        result = DBTaskResult.objects.get()
        pauses.append(round((result.run_after - before).total_seconds(), -1))
    assert pauses[:5] == [10, 40, 160, 640, 2560]
    assert result.status == "FAILED"
    assert len(result.worker_ids) == queue.MAX_ATTEMPTS


def test_a_task_that_gives_up_is_not_tried_again() -> None:
    give_up.enqueue()
    work()
    assert DBTaskResult.objects.get().status == "FAILED"


def test_a_task_whose_worker_died_is_taken_back_and_run() -> None:
    running()
    assert queue.requeue_lost(timezone.now()) == 1
    work()
    assert calls == ["x"]


def test_a_task_whose_worker_lives_is_left_alone() -> None:
    running()
    beats.beat("dead", "tasks", timezone.now())
    assert queue.requeue_lost(timezone.now()) == 0
    assert DBTaskResult.objects.get().status == "RUNNING"


def test_a_task_that_killed_six_workers_is_given_up() -> None:
    running(attempts=queue.MAX_ATTEMPTS)
    queue.requeue_lost(timezone.now())
    assert DBTaskResult.objects.get().status == "FAILED"


def test_a_locked_database_does_not_end_the_worker_nor_lose_its_task(monkeypatch) -> None:
    note.enqueue("a")
    set_successful = DBTaskResult.set_successful
    locked = iter([True, False])

    def sometimes_locked(self, value):
        if next(locked):
            raise SystemExit  # passes by the stock worker's own retries
        set_successful(self, value)

    def lock(self, exc):
        raise OperationalError("database is locked")

    monkeypatch.setattr(DBTaskResult, "set_successful", sometimes_locked)
    monkeypatch.setattr(DBTaskResult, "set_failed", lock)
    monkeypatch.setattr(queue.time, "sleep", lambda seconds: None)
    work()
    assert calls == ["a", "a"]
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_what_is_done_is_deleted_after_a_day_and_failures_after_two_weeks() -> None:
    note.enqueue("a")
    give_up.enqueue()
    work()
    now = timezone.now()
    assert queue.prune(now + timedelta(hours=23)) == 0
    assert queue.prune(now + timedelta(hours=25)) == 1
    assert queue.prune(now + timedelta(days=15)) == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL locks rows, not the database")
def test_a_lock_that_outlasts_the_busy_timeout_only_delays_the_worker() -> None:
    note.enqueue("a")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(1.5, other.rollback)
    release.start()
    began_at = time.monotonic()
    work()
    release.join()
    other.close()
    assert time.monotonic() - began_at >= 1.5
    assert calls == ["a"]

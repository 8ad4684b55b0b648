"""`manage.py worker`: everything slow or fallible, in one supervised command."""

import signal
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hub.worker import beats, lifeline, queue, timer
from hub.worker.supervisor import Child, Supervisor


def children() -> list[Child]:
    """The worker's processes, for a supervisor."""
    command = [sys.executable, sys.argv[0], "worker", "--only"]
    return [Child(role, [*command, role]) for role in beats.ROLES]


class Command(BaseCommand):
    help = (
        "Runs queued tasks, feeds the search engine, and does what is due (scheduled publishing, reminders, "
        "pruning). What dies is started again; ends with SIGINT, SIGTERM or SIGHUP."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--only", choices=beats.ROLES, help="run this part alone, in this process")
        parser.add_argument("--once", action="store_true", help="run the tasks that are ready, then end")
        parser.add_argument("--check", action="store_true", help="fail unless every part is alive")

    def handle(self, *args: Any, only: str | None, once: bool, check: bool, **options: Any) -> None:
        if check:
            if missing := beats.missing_roles(timezone.now()):
                raise CommandError(f"no heartbeat of {', '.join(missing)}")
        elif once:
            queue.QueueWorker(beats.new_id(), batch=True).run()
        elif only:
            run_role(only)
        else:
            Supervisor(children()).run()


def run_role(role: str) -> None:
    """Run one part of the worker in this process until a signal ends it."""
    lifeline.hold()
    heart = beats.Heart(beats.new_id(), role)
    heart.start()
    try:
        if role == "tasks":
            worker = queue.QueueWorker(heart.worker_id)
            worker.configure_signals()
            signal.signal(signal.SIGHUP, worker.shutdown)
            worker.run()
        else:
            running = timer.Running()
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, running.stop)
            (timer.run if role == "timer" else timer.run_loops)(running)
    finally:
        heart.stop()

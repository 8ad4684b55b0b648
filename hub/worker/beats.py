"""Heartbeats: each process of the worker says every few seconds that it lives."""

import logging
import os
import secrets
import socket
import threading
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from hub.worker.models import Beat

logger = logging.getLogger("hub.worker")

EVERY_SECONDS = 10
DEAD_AFTER = timedelta(seconds=60)
ROLES = ("tasks", "loops", "timer")


def new_id() -> str:
    """An id for this process: host, process id and a random part (ids are used again, also in containers)."""
    return f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(4)}"


def beat(worker_id: str, role: str, now: datetime) -> None:
    """Note that this process lives."""
    Beat.objects.update_or_create(worker_id=worker_id, defaults={"role": role, "beat_at": now})


def living(now: datetime) -> dict[str, str]:
    """Worker ids that beat within the last minute, to their roles."""
    return dict(Beat.objects.filter(beat_at__gt=now - DEAD_AFTER).values_list("worker_id", "role"))


def missing_roles(now: datetime) -> list[str]:
    """Roles that no living process has."""
    return sorted(set(ROLES) - set(living(now).values()))


class Heart(threading.Thread):
    """Beats in the background for as long as the process lives, however long its task takes."""

    def __init__(self, worker_id: str, role: str) -> None:
        super().__init__(name="heart", daemon=True)
        self.worker_id = worker_id
        self.role = role
        self._stopped = threading.Event()

    def run(self) -> None:
        """Beat until stopped; a locked or absent database only delays the next beat."""
        while not self._stopped.is_set():
            try:
                close_old_connections()
                beat(self.worker_id, self.role, timezone.now())
            except DatabaseError as error:
                logger.warning("no heartbeat: %s", error, extra={"part": self.role})
            self._stopped.wait(EVERY_SECONDS)
        connection.close()

    def stop(self) -> None:
        """End the thread soon."""
        self._stopped.set()

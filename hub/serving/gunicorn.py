"""Gunicorn's settings: sync workers behind one listening socket.

Threads swung widely on two cores in our measurements; sync workers were fastest and steadiest. In front of
them belongs a proxy that takes in slow requests.
"""

import os
from typing import Any

from hub.worker import lifeline

wsgi_app = "hub.wsgi:application"
worker_class = "sync"
workers = int(os.environ.get("WEB_WORKERS") or (os.cpu_count() or 1) + 1)
bind = os.environ.get("HUB_BIND", "127.0.0.1:8000")
preload_app = True
timeout = 60
graceful_timeout = 10
max_requests = 20_000
max_requests_jitter = 2_000
accesslog = None
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 - a heartbeat file, no content
logger_class = "hub.serving.logger.HubLogger"


def on_starting(server: Any) -> None:
    """End with the supervisor that started us."""
    lifeline.hold()


def when_ready(server: Any) -> None:
    """Import every view before the workers are forked: nobody waits for that, and they share the memory."""
    from django.urls import get_resolver

    get_resolver()._populate()


def pre_fork(server: Any, worker: Any) -> None:
    """A database connection must not be shared by two processes."""
    from django.db import connections

    connections.close_all()

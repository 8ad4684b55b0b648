"""The server that is measured: gunicorn as in production, on a SQLite database of its own with the demo."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.load import fetch

ROOT = Path(__file__).parents[2]
WARM_UP = 40


def variables(folder: Path, **more: str) -> dict[str, str]:
    """The environment of everything that is measured."""
    return {
        **os.environ,
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        "DEBUG": "0",
        "LOG_LEVEL": "ERROR",
        **more,
    }


def manage(folder: Path, *arguments: str) -> str:
    """Run a management command; what it prints comes back."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=variables(folder), check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


@contextmanager
def serving(folder: Path, **more: str) -> Iterator[int]:
    """A running, warm server; its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "python:hub.serving.gunicorn"]
    environment = variables(folder, HUB_BIND=f"127.0.0.1:{port}", **more)
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        warm_up(port)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def warm_up(port: int) -> None:
    """Wait until the server answers, then have every worker answer a few times."""
    deadline = time.monotonic() + 60
    while True:
        try:
            fetch(port, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            break
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
    for _ in range(WARM_UP):
        fetch(port, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")

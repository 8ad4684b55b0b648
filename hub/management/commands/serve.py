"""`manage.py serve`: the site and its worker, on this machine, until Ctrl-C."""

import errno
import os
import socket
import sys
import urllib.error
import urllib.request
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hub.management.commands.worker import children
from hub.serving import preparation
from hub.worker.supervisor import Child, Supervisor

DEMO_ACCOUNTS = ("resident", "teacher", "reviewer", "organizer", "editor", "coordinator")
DEMO_PASSWORD = "week2022"  # noqa: S105 - printed on purpose; production has no demo accounts


class Command(BaseCommand):
    help = "Prepare the database, then serve the site and run its worker until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
        parser.add_argument(
            "--end-with-parent",
            action="store_true",
            help="end when the program that started this one is gone",
        )

    def handle(self, *args: Any, host: str, port: int, end_with_parent: bool, **options: Any) -> None:
        listener = listen(host, port)
        try:
            preparation.prepare(self.stdout.write)
        except KeyboardInterrupt:
            raise SystemExit(130) from None
        os.environ["HUB_BIND"] = f"fd://{listener.fileno()}"
        site = [sys.executable, "-m", "gunicorn", "--config", "python:hub.serving.gunicorn"]
        everything = [Child("site", site, pass_fds=(listener.fileno(),)), *children()]
        address = f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0'} else host}:{port}/"  # noqa: S104
        supervisor = Supervisor(everything, on_ready=lambda: self.announce(address))
        supervisor.run(end_with=os.getppid() if end_with_parent else None)

    def announce(self, address: str) -> bool:
        """Print the address and the demo accounts once the site answers; False until then."""
        try:
            urllib.request.urlopen(f"{address}healthz", timeout=1).close()  # noqa: S310 - our own address
        except (urllib.error.URLError, OSError):
            return False
        self.stdout.write(f"\nThe hub is at {address} (Ctrl-C ends it)")
        if settings.DEMO_ACCOUNTS_ALLOWED:
            self.stdout.write(f"Demo accounts: {', '.join(DEMO_ACCOUNTS)}; password {DEMO_PASSWORD}")
        self.stdout.flush()
        return True


def listen(host: str, port: int) -> socket.socket:
    """The listening socket. Raises `CommandError` where the port is taken or not ours to open."""
    try:
        return socket.create_server((host, port), backlog=2048)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CommandError(
                f"Port {port} is taken by another program: end that one, or run `make run PORT={port + 1}`"
            ) from error
        raise CommandError(f"Cannot listen at {host}:{port}: {error.strerror}") from error

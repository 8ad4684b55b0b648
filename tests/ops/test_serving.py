"""`make run` for real: it prepares, serves, says where, survives deaths, and ends leaving nothing."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from django.db import connection

from tests.databases import Pristine, SqlitePristine
from tests.ops.test_supervisor import eventually, lives
from tests.ops.weight import first_visit

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="runs once, beside the suite on SQLite"),
]


class Site:
    """`manage.py serve` in a process of its own, with its own data folder and port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.log = folder / "log"
        self.process = start(folder, self.port, self.log)

    def get(self, path: str) -> str | None:
        """The page's text, or None where nothing answers (well)."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as response:
                return response.read().decode()
        except (urllib.error.URLError, OSError):
            return None

    def is_ready(self) -> bool:
        return json.loads(self.get("/readyz") or '{"ready": false}')["ready"]

    def processes(self, words: str = "") -> list[int]:
        """Ids of the processes that work in this site's data folder and have these words in their command."""
        mine = f"DATA_DIR={self.folder}\0".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                if mine in (entry / "environ").read_bytes() and words in command and lives(int(entry.name)):
                    found.append(int(entry.name))
            except OSError:
                continue
        return found


def environment(folder: Path) -> dict[str, str]:
    """Development settings on a database in that folder."""
    return {
        **os.environ,
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "hub.settings.development",
        "DEBUG": "0",
        "WEB_WORKERS": "2",
    }


def start(folder: Path, port: int, log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT,
            env=environment(folder),
            stdout=output,
            stderr=output,
        )


@pytest.fixture(scope="module")
def site(tmp_path_factory, pristine: Pristine, django_db_setup: None) -> Iterator[Site]:
    assert isinstance(pristine, SqlitePristine)
    folder = tmp_path_factory.mktemp("serving")
    shutil.copy(pristine.copy(), folder / "hub.sqlite3")
    site = Site(folder)
    try:
        assert eventually(site.is_ready, 180), site.log.read_text()
        yield site
    finally:
        site.process.kill()
        site.process.wait()
        for pid in site.processes():
            os.kill(pid, signal.SIGKILL)


def test_the_address_and_the_demo_accounts_are_printed(site) -> None:
    assert eventually(lambda: "password week2022" in site.log.read_text())
    assert f"http://localhost:{site.port}/" in site.log.read_text()


def test_the_home_page_is_served(site) -> None:
    assert "<h1" in (site.get("/") or "")


@pytest.mark.parametrize("path", ["/", "/hoc-lieu/", "/accounts/login/", "/accounts/signup/", "/tim/?q=an"])
def test_a_first_visit_moves_at_most_sixty_kilobytes(site, path) -> None:
    sizes = first_visit(f"http://127.0.0.1:{site.port}", path)
    assert len(sizes) > 3
    assert sum(sizes.values()) <= 60_000, sizes


def test_tries_at_a_password_are_counted_over_all_processes(site) -> None:
    address = f"http://127.0.0.1:{site.port}/accounts/login/"
    for _ in range(5):
        visitor = requests.Session()
        visitor.get(address, timeout=10)
        form = {"login": "editor", "password": "wrong", "csrfmiddlewaretoken": visitor.cookies["csrftoken"]}
        visitor.post(address, data=form, timeout=10)
    right = {**form, "password": "week2022"}
    answer = visitor.post(address, data=right, timeout=10, allow_redirects=False)
    assert answer.status_code != 302


def test_all_that_is_written_lies_in_the_data_folder(site) -> None:
    assert {"hub.sqlite3", "static"} <= {path.name for path in site.folder.iterdir()}


def test_a_taken_port_is_said_before_anything_else_is_done(site, tmp_path) -> None:
    second = start(tmp_path, site.port, tmp_path / "log")
    assert second.wait(30) != 0
    assert f"Port {site.port} is taken" in (tmp_path / "log").read_text()
    assert not (tmp_path / "hub.sqlite3").exists()


@pytest.mark.parametrize("part", ["worker --only tasks", "worker --only loops", "worker --only timer"])
def test_a_part_of_the_worker_that_is_killed_comes_back(site, part) -> None:
    [before] = site.processes(part)
    os.kill(before, signal.SIGKILL)
    assert eventually(lambda: site.processes(part) not in ([], [before]))


def test_a_site_that_is_killed_comes_back(site) -> None:
    master = min(site.processes("gunicorn"))
    os.kill(master, signal.SIGKILL)
    assert eventually(lambda: site.processes("gunicorn") and master not in site.processes("gunicorn"))
    assert eventually(lambda: site.get("/healthz") == "ok")


def test_a_queued_task_is_done_by_the_worker(site) -> None:
    code = (
        "from hub.mail.tasks import deliver; from hub.mail import messages;"
        "from django.core.mail import EmailMessage;"
        "deliver.enqueue(messages.pack(EmailMessage('Chào', 'x', 'a@example.vn', ['b@example.vn'])))"
    )
    command = [sys.executable, "manage.py", "shell", "-c", code]
    subprocess.run(command, cwd=ROOT, env=environment(site.folder), check=True)
    assert eventually(lambda: list((site.folder / "mail").glob("*.log")))


def test_control_c_ends_everything(site) -> None:
    assert eventually(lambda: len(site.processes()) >= 6)
    began_at = time.monotonic()
    site.process.send_signal(signal.SIGINT)
    assert site.process.wait(30) == 0
    assert time.monotonic() - began_at < 15
    assert site.processes() == []
    assert site.get("/healthz") is None

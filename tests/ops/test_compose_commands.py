"""The commands of compose.yaml and Dockerfile, run for real: build steps, services, health checks."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import wagtail
from django.db import connection

from tests.conftest import require
from tests.ops import compose
from tests.ops.compose import SET

ROOT = compose.ROOT


@pytest.fixture
def file() -> dict:
    return compose.read(SET)


def python(words: list[str]) -> list[str]:
    """The command with this environment's programs in place of the image's."""
    programs = {"python": [sys.executable], "gunicorn": [sys.executable, "-m", "gunicorn"]}
    return [*programs.get(words[0], words[:1]), *words[1:]]


# the image


def steps(kind: str) -> list[str]:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    return re.findall(rf"^{kind} (.*)$", text, re.MULTILINE)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder as COPY makes it, after the build steps that are our own commands."""
    folder = tmp_path_factory.mktemp("image") / "hub"
    ignored = (ROOT / ".dockerignore").read_text().split()
    shutil.copytree(
        ROOT, folder, ignore=shutil.ignore_patterns(*(one.removeprefix("**/") for one in ignored))
    )
    shutil.rmtree(folder / "hub" / "locale" / "vi" / "LC_MESSAGES", ignore_errors=True)
    for step in steps("RUN"):
        if "manage.py" in step:
            command = step.replace("python", sys.executable).replace("/tmp/build", str(folder.parent / "tmp"))
            subprocess.run(command, shell=True, check=True, cwd=folder, env=_bare(), capture_output=True)
    return folder


def _bare(**extra: str) -> dict[str, str]:
    """Nothing of this machine's settings but where programs lie."""
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **extra}


def test_what_is_copied_is_there_and_secrets_are_not(built) -> None:
    for step in steps("COPY"):
        assert (ROOT / step.split()[0]).exists(), step
    assert (built / "manage.py").exists()
    assert (built / "hub" / "locale" / "vi" / "LC_MESSAGES" / "django.mo").exists()
    for left_out in (".git", ".env", ".venv", "var"):
        assert not (built / left_out).exists()


def test_the_locked_packages_are_what_we_run_on() -> None:
    """pip would install nothing: all that the image installs, in those versions, is what the tests ran on."""
    (step,) = [step for step in steps("RUN") if "pip install" in step]
    words = shlex.split(step.partition("pip install")[2])
    if wagtail.VERSION >= (8,):  # the suite runs on the next Wagtail: its lock is the image's of then
        words = ["requirements-wagtail8.txt" if word == "requirements.txt" else word for word in words]
    dry = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-index", "--quiet", *words]
    subprocess.run(dry, check=True, cwd=ROOT, capture_output=True)


# the commands, for real


def environment(file: dict, service: str, folder: Path, port: int = 0) -> dict[str, str]:
    """Exactly what compose gives that service, with this machine's places for the containers'."""
    given = dict(file["services"][service]["environment"])
    given |= {
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/hub.sqlite3",
        "CACHE_URL": "dbcache://hub_cache",
        "SEARCH_URL": given["SEARCH_URL"].replace("search:9200", "127.0.0.1:9"),
    }
    if "HUB_BIND" in given:
        given["HUB_BIND"] = f"127.0.0.1:{port}"
    return _bare(**given)


def test_production_starts_with_exactly_these_variables(built, file, tmp_path) -> None:
    given = _bare(**(file["services"]["site"]["environment"] | {"DATA_DIR": str(tmp_path)}))
    check = python(["python", "manage.py", "check", "--deploy", "--fail-level", "ERROR"])
    subprocess.run(check, check=True, cwd=built, env=given, capture_output=True)


@pytest.fixture(scope="module")
def running(built, tmp_path_factory) -> Iterator[tuple[dict, Path, int, dict[str, subprocess.Popen]]]:
    """Prepared, then site and worker by their own commands."""
    if connection.vendor != "sqlite":
        pytest.skip("runs once, beside the suite on SQLite")
    file, folder = compose.read(SET), tmp_path_factory.mktemp("data")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    prepare = file["services"]["prepare"]["command"]
    text = prepare[2].replace("python ", f"{sys.executable} ")
    subprocess.run(
        [*prepare[:2], text],
        check=True,
        cwd=built,
        env=environment(file, "prepare", folder),
        capture_output=True,
    )
    (command,) = steps("CMD")
    commands = {"site": re.findall(r'"([^"]+)"', command), "worker": file["services"]["worker"]["command"]}
    started = {
        name: subprocess.Popen(
            python(words),
            cwd=built,
            env=environment(file, name, folder, port),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for name, words in commands.items()
    }
    yield file, folder, port, started
    for process in started.values():
        process.terminate()
    for process in started.values():
        process.wait(30)


def healthy(running, name: str, built: Path) -> bool:
    file, folder, port, _started = running
    kind, *words = file["services"][name]["healthcheck"]["test"]
    assert kind == "CMD"
    given = environment(file, name, folder, port)
    return subprocess.run(python(words), cwd=built, env=given, capture_output=True).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["worker", "site"])
def test_a_service_is_healthy_while_it_runs_and_not_afterwards(running, built, name) -> None:
    until = time.monotonic() + 90
    while not healthy(running, name, built):
        assert time.monotonic() < until, "it never became healthy"
        time.sleep(1)
    if name == "site":
        process = running[3]["site"]
        process.terminate()
        process.wait(30)
        assert not healthy(running, name, built)


@pytest.mark.slow
def test_the_workers_check_fails_where_no_worker_is(built, tmp_path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("runs once, beside the suite on SQLite")
    file = compose.read(SET)
    given = environment(file, "worker", tmp_path)
    migrate = python(["python", "manage.py", "migrate", "--noinput", "--verbosity", "0"])
    subprocess.run(migrate, check=True, cwd=built, env=given, capture_output=True)
    words = file["services"]["worker"]["healthcheck"]["test"][1:]
    answer = subprocess.run(python(words), cwd=built, env=given, capture_output=True, text=True)
    assert answer.returncode == 1
    assert "no heartbeat of" in answer.stderr


def test_the_databases_check_asks_a_real_server(file) -> None:
    found = shutil.which("pg_isready") or next(
        (str(path) for path in Path("/usr/lib/postgresql").glob("*/bin/pg_isready")), None
    )
    require("pg_isready", found=found is not None)
    words = file["services"]["database"]["healthcheck"]["test"][1:]
    assert words[0] == "pg_isready"
    where = connection.settings_dict
    if connection.vendor == "postgresql":
        address = {"PGHOST": where["HOST"], "PGPORT": str(where["PORT"] or "")}
        assert subprocess.run([found, *words[1:]], env=_bare(**address), capture_output=True).returncode == 0
    away = _bare(PGHOST="127.0.0.1", PGPORT="9")
    assert subprocess.run([found, *words[1:]], env=away, capture_output=True).returncode != 0


def test_elasticsearchs_check_asks_a_real_server(file, elasticsearch_hosts) -> None:
    kind, command = file["services"]["search"]["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    require("curl", found=shutil.which("curl") is not None)
    for host, is_well in ((elasticsearch_hosts.split(",")[0], True), ("127.0.0.1:9", False)):
        here = command.replace("localhost:9200", host)
        given = _bare(ELASTIC_PASSWORD=SET["ELASTIC_PASSWORD"])
        answer = subprocess.run(["sh", "-c", here], env=given, capture_output=True)
        assert (answer.returncode == 0) is is_well

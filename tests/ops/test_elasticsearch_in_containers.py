"""`make elasticsearch` where there are containers: what it tells their engine, which a program plays here.

The engine here notes its arguments; a container of it is a small server that answers as a healthy cluster.
"""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.elasticsearch_nodes import IMAGE

ROOT = Path(__file__).parents[2]
ENGINE = """#!{python}
import json, os, signal, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

folder, given = Path({folder!r}), sys.argv[1:]
with (folder / "said").open("a") as said:
    said.write(json.dumps(given) + "\\n")
if given[:2] == ["image", "inspect"]:
    sys.exit(not (folder / "pulled").exists())
if given[0] == "pull":
    (folder / "pulled").touch()
if given[0] == "rm":
    for name in given[3:]:
        os.kill(int((folder / name).read_text()), signal.SIGTERM)
if given[0] == "run":
    class Healthy(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{{"status": "green"}}')
        def log_message(self, *_):
            pass
    (folder / given[given.index("--name") + 1]).write_text(str(os.getpid()))
    port = given[given.index("-p") + 1].split(":")[1]
    HTTPServer(("127.0.0.1", int(port)), Healthy).serve_forever()
"""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Path]:
    """The engine's folder; `said` in it has a line for each command."""
    program = tmp_path / "bin" / "docker"
    program.parent.mkdir()
    program.write_text(ENGINE.format(python=sys.executable, folder=str(tmp_path)))
    program.chmod(0o755)
    yield tmp_path
    command(tmp_path, "stop")


def command(folder: Path, what: str, *more: str) -> str:
    """What the command line prints, in an account that has downloaded nothing."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    environment["PATH"] = f"{folder / 'bin'}:{os.environ['PATH']}"
    given = [sys.executable, "-m", "tests.elasticsearch", what, "--folder", str(folder / "run"), *more]
    return subprocess.run(
        given, cwd=ROOT, env=environment, check=True, capture_output=True, text=True, timeout=60
    ).stdout


def said(folder: Path, verb: str) -> list[list[str]]:
    lines = map(json.loads, (folder / "said").read_text().splitlines())
    return [line for line in lines if line[0] == verb]


@pytest.mark.parametrize("number", [1, 3])
def test_nodes_run_in_containers_and_are_gone_after(engine: Path, number: int) -> None:
    address = command(engine, "start", "--nodes", str(number)).strip()
    hosts = address.removeprefix("SEARCH_URL=elasticsearch://").removesuffix("/hub").split(",")
    assert len(hosts) == number
    for host in hosts:
        with urllib.request.urlopen(f"http://{host}/_cluster/health") as response:
            assert response.status == 200
    runs = sorted(said(engine, "run"))
    names = [run[run.index("--name") + 1] for run in runs]
    assert [run[-1] for run in runs] == [IMAGE] * number
    for run, name in zip(runs, names, strict=True):
        told = {run[place + 1] for place, part in enumerate(run) if part == "-e"}
        assert {"xpack.security.enabled=false", f"node.name={name}"} <= told
        alone = {"discovery.type=single-node"}
        together = {f"discovery.seed_hosts={','.join(names)}"}
        assert (alone if number == 1 else together) <= told
    assert said(engine, "pull") == [["pull", "--quiet", IMAGE]], "downloaded once, before anybody waits"
    command(engine, "stop")
    assert said(engine, "rm") == [["rm", "--force", "--volumes", *names]]
    network = said(engine, "network")
    assert [line[1] for line in network] == ["create", "rm"]


def test_an_engine_that_does_not_answer_is_none(engine: Path) -> None:
    (engine / "bin" / "docker").write_text("#!/bin/sh\nexit 1\n")
    environment = {**os.environ, "PATH": f"{engine / 'bin'}:{os.environ['PATH']}"}
    ask = "from tests import elasticsearch; print(elasticsearch.containers())"
    found = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert found.stdout.strip() in {"", "podman"}

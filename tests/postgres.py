"""Run a command beside a throw-away PostgreSQL: `python -m tests.postgres pytest …`.

The cluster is made from the binaries that are installed, listens on a socket in a folder of its own, does
not wait for the disk, and goes when the command ends. The command finds it in `DATABASE_URL`. PostgreSQL
refuses to run as root: then it runs as the user `postgres` or `nobody`.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300"
FAILED, SKIPPED = 1, 0


def binaries() -> Path | None:
    """The folder of the newest installed PostgreSQL, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def unprivileged_user() -> str | None:
    """The user to run it as when we are root; None when we are not."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def cluster(binary_folder: Path) -> Iterator[str]:
    """A running throw-away cluster; its DATABASE_URL."""
    user = unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="hub-pg-"))  # short: a socket's path has at most 107 characters
    if user:
        shutil.chown(folder, user)

    def run(program: str, *arguments: str) -> None:
        command = [str(binary_folder / program), "--pgdata", str(folder / "data"), *arguments]
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    try:
        run("initdb", "--username=hub", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} {FAST}"
        run("pg_ctl", "start", "--wait", "--log", str(folder / "log"), "--options", options)
        try:
            yield f"postgres://hub@/{folder}/postgres"
        finally:
            run("pg_ctl", "stop", "--mode=immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run the command; its exit code comes back. Without PostgreSQL: skipped, and a failure in CI."""
    binary_folder = binaries()
    if binary_folder is None:
        print("PostgreSQL is not installed: the suite ran on SQLite alone.", file=sys.stderr)  # noqa: T201
        return FAILED if os.environ.get("CI") else SKIPPED
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(FAILED))
    with cluster(binary_folder) as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

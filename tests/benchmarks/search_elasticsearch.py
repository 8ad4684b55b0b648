"""Search on Elasticsearch: measured beside bare requests, Wagtail's backend and bare bulk, at two sizes.

`python -m tests.benchmarks elasticsearch --items 100000` measures everything on a server and a database of
its own, which go when it ends. Where DATABASE_URL names a PostgreSQL and HUB_TEST_ELASTICSEARCH a server,
those are taken, and what an earlier run filled them with is not written again.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

from tests import elasticsearch, postgres
from tests.benchmarks import elastic_table

ROOT = Path(__file__).parents[2]
ITEMS, TIMES_AS_MANY = 100_000, 10
PARTS = ("rebuilding", "asking", "findable", "memory", "asking many")


@contextmanager
def servers() -> Iterator[dict[str, str]]:
    """The environment of what is measured: a database, a search server, a folder."""
    binaries = postgres.binaries()
    given = os.environ.get("DATABASE_URL")
    with (
        tempfile.TemporaryDirectory(prefix="hub-bench-search-") as folder,
        postgres.cluster(binaries) if binaries and not given else nullcontext(given) as url,
    ):
        host = os.environ.get("HUB_TEST_ELASTICSEARCH", "")
        if not host:
            started = elasticsearch.start(Path(folder) / "elasticsearch", watched=os.getpid())
            host = started[0].removeprefix("http://")
        try:
            yield {
                **os.environ,
                "DATA_DIR": folder,
                "DATABASE_URL": url or "",
                "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
                "HUB_BENCH_ELASTICSEARCH": host,
                "DEBUG": "0",
                "LOG_LEVEL": "ERROR",
            }
        finally:
            elasticsearch.stop(Path(folder) / "elasticsearch")


def run(part: str, items: int, environment: dict[str, str]) -> dict[str, Any]:
    """Measure one part in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.search_elasticsearch", part, str(items)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def table(items: int = ITEMS, parts: tuple[str, ...] = PARTS) -> str:
    """Everything, as a page that a person reads in some minutes."""
    with servers() as environment:
        found = {}
        for part in parts:
            found[part] = run(part, items, environment)
            print(part, json.dumps(found[part], ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201
    database = "PostgreSQL" if environment["DATABASE_URL"] else "SQLite"
    machine = f"{os.cpu_count()} processors, Python {platform.python_version()}, {database}"
    server = f"Elasticsearch {elasticsearch.VERSION} with 512 MB"
    return elastic_table.written(
        f"{datetime.now().astimezone():%Y-%m-%d}, {machine}, {server}; all on one machine.",
        items,
        found,
    )


def measure(part: str, items: int) -> dict[str, Any]:
    """One part, in this process."""
    import django

    django.setup()
    from tests.benchmarks import elastic_asking, elastic_filling, elastic_findable, elastic_rebuilding

    host = os.environ["HUB_BENCH_ELASTICSEARCH"]
    many = items * TIMES_AS_MANY
    if part == "rebuilding":
        elastic_filling.projection(items)
        return elastic_rebuilding.measured(host, items)
    if part == "asking":
        backend = elastic_asking.backend(host)
        elastic_filling.wagtails(backend, items)
        return elastic_asking.measured(elastic_filling.engine(host, f"bench-{items}"), backend)
    if part == "findable":
        return elastic_findable.measured(host, f"bench-{items}")
    if part == "memory":
        elastic_filling.multiplied(TIMES_AS_MANY)
        return elastic_rebuilding.in_memory(host, many)
    return elastic_asking.measured(elastic_filling.engine(host, f"bench-{many}"))


def main() -> None:
    """One part as JSON."""
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2])), ensure_ascii=False))  # noqa: T201


if __name__ == "__main__":
    main()

"""`make bench`: what the site does a second, beside a view that only says "ok", and how long search takes.

Prints tables and writes them to docs/benchmarks.md, with the machine and the day.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tests.benchmarks import relevance, report, search_database, search_elasticsearch
from tests.benchmarks.load import HEADERS, fetch
from tests.benchmarks.server import ROOT, manage, serving, variables

SECONDS = float(os.environ.get("BENCH_SECONDS", "6"))
PUBLISH_EVERY = 5.0
SINGLE = {
    "home": "/",
    "listing": "/hoc-lieu/",
    "detail": "",
    "search": "/tim/?q=k%E1%BB%B9+n%C4%83ng+s%E1%BB%91",
}
PLAIN = "/bench/plain"
FIND_PAGES = """
import argparse
import json
from courses.models import Activity
from catalog.models import Resource
print(json.dumps([p.get_url() for p in Activity.objects.live().order_by("pk")]
                 + [r.get_absolute_url() for r in Resource.objects.filter(live=True).order_by("pk")]))
"""


def load(port: int, addresses: list[str], seconds: float = SECONDS) -> dict[str, float]:
    """Put the load on the server from a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.load", str(port), str(seconds)]
    done = subprocess.run(
        command, cwd=ROOT, input="\n".join(addresses), stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(done.stdout)


@contextmanager
def publications(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that publishes every five seconds; its output says what and when."""
    command = [sys.executable, "-m", "tests.benchmarks.publishing", str(PUBLISH_EVERY)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=variables(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    process.stdout.readline()
    try:
        yield process
    finally:
        process.communicate()


def different_pages(folder: Path) -> list[str]:
    """200 addresses that are 200 pages: every detail page, then listings."""
    details = json.loads(manage(folder, "shell", "--no-imports", "-c", FIND_PAGES).splitlines()[-1])
    pages = details + [f"{SINGLE['listing']}?trang={number}" for number in range(1, 3)]
    pages += [f"{SINGLE['search']}+{word}" for word in range(200)]
    return pages[:200]


def uncached_ms(port: int, address: str, times: int = 60) -> float:
    """Median milliseconds of one visitor's request where nothing is kept."""
    request = f"GET {address} HTTP/1.1\r\n{HEADERS.format(port=port)}".encode()
    waits = []
    for _ in range(times):
        began_at = time.monotonic()
        if not fetch(port, request).startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{address} did not answer with a page")
        waits.append((time.monotonic() - began_at) * 1000)
    return statistics.median(waits[10:])


def staleness(port: int, process: "subprocess.Popen[str]", rounds: int = 4) -> float:
    """The longest that a page was still answered in its old form after a publication, in seconds."""
    worst = 0.0
    for _ in range(rounds):
        path, title, committed_at = process.stdout.readline().split()
        words = title.replace("_", " ").encode()
        request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
        until = time.time() + 2
        while time.time() < until:
            asked_at = time.time()
            if words not in fetch(port, request):
                worst = max(worst, asked_at - float(committed_at))
    return worst


def pages() -> report.Findings:
    """Serve the demo and measure its pages."""
    with tempfile.TemporaryDirectory(prefix="hub-bench-") as name:
        folder = Path(name)
        for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["load_demo"]):
            manage(folder, *command)
        many = different_pages(folder)
        single = {**SINGLE, "detail": many[0]}
        found = report.Findings(machine=f"{os.cpu_count()} processors, Python {platform.python_version()}")
        with serving(folder) as port:
            found.plain = load(port, [PLAIN])["rate"]
            found.rates = {title: load(port, [address])["rate"] for title, address in single.items()}
            with publications(folder):
                found.many = load(port, many, max(SECONDS, 4 * PUBLISH_EVERY))
            with publications(folder) as process:
                found.stale_seconds = staleness(port, process)
        with serving(folder, PAGE_CACHE_SECONDS="0") as port:
            found.uncached = {title: uncached_ms(port, address) for title, address in single.items()}
    return found


def main() -> None:
    """Measure everything or the parts that are named, print it, write it down section by section."""
    moment = datetime.now().astimezone()
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("parts", nargs="*", metavar="part", help="pages, database, elasticsearch, relevance")
    parser.add_argument("--items", type=int, default=search_elasticsearch.ITEMS, help="for elasticsearch")
    given = parser.parse_args()
    sections = {
        "pages": ("pages", lambda: report.render(pages(), moment)),
        "database": ("search in the database", search_database.table),
        "relevance": ("relevance", relevance.table),
        "elasticsearch": ("search on Elasticsearch", lambda: search_elasticsearch.table(given.items)),
    }
    for part in given.parts or sections:
        section, measured = sections[part]
        text = measured()
        print(text, flush=True)  # noqa: T201
        report.write(ROOT / "docs" / "benchmarks.md", section, text)


if __name__ == "__main__":
    main()

"""Search of the database engine at 1,000, 10,000 and 100,000 generated documents, on both databases.

`python -m tests.benchmarks.search_database` measures everything that is installed here and prints a table.
With a number it fills the database of DATABASE_URL (in DATA_DIR) with so many documents and prints JSON.
Measured is a whole search: reading the question, the exact total, seven facets each without its own filter,
ranking, highlighting, 20 results. Nothing is kept between searches.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import islice
from pathlib import Path

from tests import postgres

ROOT = Path(__file__).parents[2]
SIZES = (1_000, 10_000, 100_000)
TIMES = 15
BATCH = 500
QUERIES: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "rare phrase": ("trồng nấm hương", {}),
    "two words": ("kỹ năng số", {}),
    "common word": ("tiếng", {}),
    "common words": ("an toàn", {}),
    "with three filters": ("an toàn", {"type": ("COURSE", "EVENT"), "mode": ("ONLINE",), "open": ("1",)}),
    "half of everything": ("thi", {}),
    "question": ("làm sao để đăng ký lớp xóa mù chữ", {}),
    "Telex and a slip": ("lapaj trinhf scrath", {}),
    "nonsense": ("qwrtzxp vbnm", {}),
    "everything": ("", {}),
    "everything, by title": ("", {"sort": ("title",)}),
}


def measure(size: int) -> dict[str, object]:
    """Fill the database and search it: documents a second, and hits and median milliseconds of each query."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from search.engines.database.engine import DatabaseEngine
    from search.engines.protocol import Change, Query, Sort
    from tests.benchmarks.corpus import documents

    call_command("migrate", verbosity=0)
    engine = DatabaseEngine()
    began_at = time.monotonic()
    numbered = enumerate(documents(size), 1)
    while batch := list(islice(numbered, BATCH)):
        engine.index(Change(("bench", number), 1, document) for number, document in batch)
    rate = size / (time.monotonic() - began_at)
    with connection.cursor() as cursor:
        # What the server does by itself a minute later, and would do in the middle of the measuring.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    now = timezone.now().replace(year=2022, month=3, day=1)
    found: dict[str, object] = {"documents/s": round(rate)}
    for title, (text, filters) in QUERIES.items():
        sort = Sort(filters["sort"][0]) if "sort" in filters else Sort.RELEVANCE
        query = Query(text, filters, sort)
        waits = []
        for _ in range(TIMES):
            asked_at = time.perf_counter()
            results = engine.search(query, now)
            waits.append((time.perf_counter() - asked_at) * 1000)
        found[title] = [results.total, round(statistics.median(waits), 1)]
    waits = []
    for _ in range(TIMES):
        asked_at = time.perf_counter()
        engine.suggest("ho", now)
        waits.append((time.perf_counter() - asked_at) * 1000)
    found["suggestions for “ho”"] = [0, round(statistics.median(waits), 1)]
    return found


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Name to DATABASE_URL ("" is SQLite in DATA_DIR) of what is installed here."""
    binaries = postgres.binaries()
    with postgres.cluster(binaries) if binaries else nullcontext() as url:
        yield {"SQLite": ""} | ({"PostgreSQL": url} if url else {})


def run(size: int, url: str) -> dict[str, object]:
    """Measure in a process and a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="hub-bench-search-") as folder:
        environment = {
            **os.environ,
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        }
        environment |= {"DATABASE_URL": url, "DEBUG": "0", "LOG_LEVEL": "ERROR"}
        command = [sys.executable, "-m", "tests.benchmarks.search_database", str(size)]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
    return json.loads(done.stdout.splitlines()[-1])


def table() -> str:
    """Everything, as a table that a person reads in a minute."""
    columns: dict[str, dict[str, object]] = {}
    with databases() as found:
        for size in SIZES:
            for name, url in found.items():
                columns[f"{name} {size:,}"] = run(size, url)
    titles = list(next(iter(columns.values())))
    lines = ["| search, median ms (hits) | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for title in titles:
        cells = [_cell(column[title]) for column in columns.values()]
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(value: object) -> str:
    if isinstance(value, list):
        hits, milliseconds = value
        return f"{milliseconds:.1f} ({hits:,})" if hits else f"{milliseconds:.1f}"
    return f"{value:,}"


def main() -> None:
    """One size as JSON, or the whole table."""
    print(json.dumps(measure(int(sys.argv[1])), ensure_ascii=False) if sys.argv[1:] else table())  # noqa: T201


if __name__ == "__main__":
    main()

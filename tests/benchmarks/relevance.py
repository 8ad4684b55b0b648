"""How well both engines rank: the graded queries of tests/search/data, as the test of them measures it.

`python -m tests.benchmarks.relevance` prints the table alone.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.server import ROOT
from tests.search.graded import CITIES

TEST = "tests/search/test_graded.py"
ENGINES = {"elasticsearch": "Elasticsearch", "sqlite": "SQLite", "postgresql": "PostgreSQL"}
TOTALS = ["all", "seen", "held back"]
Means = dict[str, float]


def table() -> str:
    """nDCG@10 by kind of difficulty."""
    found = _measured()
    first = next(iter(found.values()))
    kinds = [kind for kind in first if kind not in (*TOTALS, *CITIES.values())]
    lines = [
        "nDCG@10 over 304 graded items and 157 queries; a third of the queries was held back while the "
        "ranking was made. Nonsense counts 1 where nothing is found.",
        "",
        "| kind of difficulty | " + " | ".join(ENGINES[name] for name in found) + " |",
        "|---|" + "---|" * len(found),
    ]
    for kind in [*kinds, *TOTALS]:
        title = f"**{kind}**" if kind in TOTALS else kind
        lines.append(f"| {title} | " + " | ".join(f"{means[kind]:.3f}" for means in found.values()) + " |")
    lines += ["", *_cities(found)]
    return "\n".join(lines)


def _cities(found: dict[str, Means]) -> list[str]:
    """The other cities' sets, a row each."""
    rows = [
        f"| {name} | " + " | ".join(f"{means[city]:.3f}" for means in found.values()) + " |"
        for name, city in CITIES.items()
        if all(city in means for means in found.values())
    ]
    head = "| sets of other cities, written apart (170 items, some 130 queries) | "
    return [head + " | ".join(ENGINES[name] for name in found) + " |", "|---|" + "---|" * len(found), *rows]


def _measured() -> dict[str, Means]:
    """Means by engine, by kind and by other city, from the test's own run on each database."""
    pytest = [sys.executable, "-m", "pytest", "-q", TEST]
    with tempfile.TemporaryDirectory(prefix="hub-relevance-") as folder:
        environment = {**os.environ, "HUB_RELEVANCE": folder}
        on_postgresql = [sys.executable, "-m", "tests.postgres", *pytest, "-k", "database"]
        for command in (pytest, on_postgresql):
            subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=False)
        return {name: means for name in ENGINES if (means := _of_engine(Path(folder), name))}


def _of_engine(folder: Path, name: str) -> Means:
    means: Means = {}
    for city in CITIES.values():
        if (file := folder / f"{name}.{city}.json").exists():
            means[city] = json.loads(file.read_text())["all"]
    file = folder / f"{name}.json"
    return {**json.loads(file.read_text()), **means} if file.exists() else {}


if __name__ == "__main__":
    print(table())  # noqa: T201

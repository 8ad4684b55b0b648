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

TEST = "tests/search/test_graded.py"
ENGINES = {"elasticsearch": "Elasticsearch", "sqlite": "SQLite", "postgresql": "PostgreSQL"}
TOTALS = ["all", "seen", "held back"]


def table() -> str:
    """nDCG@10 by kind of difficulty."""
    found = _measured()
    first = next(iter(found.values()))
    kinds = [kind for kind in first if kind not in TOTALS]
    lines = [
        "nDCG@10 over 304 graded items and 157 queries; a third of the queries was held back while the "
        "ranking was changed. Nonsense counts 1 where nothing is found.",
        "",
        "| kind of difficulty | " + " | ".join(ENGINES[name] for name in found) + " |",
        "|---|" + "---|" * len(found),
    ]
    for kind in [*kinds, *TOTALS]:
        title = f"**{kind}**" if kind in TOTALS else kind
        lines.append(f"| {title} | " + " | ".join(f"{means[kind]:.3f}" for means in found.values()) + " |")
    return "\n".join(lines)


def _measured() -> dict[str, dict[str, float]]:
    """Means by engine, from the test's own run on each database."""
    pytest = [sys.executable, "-m", "pytest", "-q", TEST]
    with tempfile.TemporaryDirectory(prefix="hub-relevance-") as folder:
        environment = {**os.environ, "HUB_RELEVANCE": folder}
        on_postgresql = [sys.executable, "-m", "tests.postgres", *pytest, "-k", "database"]
        for command in (pytest, on_postgresql):
            subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=False)
        files = {name: Path(folder, f"{name}.json") for name in ENGINES}
        return {name: json.loads(file.read_text()) for name, file in files.items() if file.exists()}


if __name__ == "__main__":
    print(table())  # noqa: T201

"""How well an engine ranks: graded answers to queries of every kind of difficulty, as nDCG@10.

nDCG as Järvelin and Kekäläinen have it (ACM TOIS 20, 2002), with gains of 2^grade - 1. A query that nothing
answers counts 1 where nothing was found, else 0. A third of the queries is held back: nobody looks at them
while changing the ranking.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from search.engines.protocol import Engine, Query
from tests.factories.documents import NOW, from_row, index, rows

DATA = Path(__file__).parent / "data"
CUT = 10

CITIES = {"Hà Giang": "ha_giang", "Cần Thơ": "can_tho", "Quy Nhơn": "quy_nhon", "Hải Phòng": "hai_phong"}
"""Sets written without knowledge of the engine: 170 items and some 130 queries of each place."""


@dataclass(frozen=True)
class Asked:
    """One query, its kind of difficulty, and the grades of what answers it (3 best); nothing where empty."""

    text: str
    kind: str
    grades: dict[str, int]
    is_held_back: bool


@dataclass(frozen=True)
class Marked:
    """One query with its nDCG@10 and what was found."""

    asked: Asked
    ndcg: float
    keys: Sequence[str]


def queries(name: str = "graded") -> list[Asked]:
    """A whole set."""
    return [
        Asked(row["query"], row["kind"], _grades(row["judgements"]), row.get("held_back") == "yes")
        for row in rows(DATA / f"{name}_queries.tsv")
    ]


def _grades(judgements: str) -> dict[str, int]:
    """From `3:A,B 1:C`."""
    grades = {}
    for part in judgements.split(" ") if judgements != "-" else []:
        grade, keys = part.split(":")
        grades |= dict.fromkeys(keys.split(","), int(grade))
    return grades


def ndcg(keys: Sequence[str], grades: dict[str, int]) -> float:
    """How good this order is, 0 to 1."""
    if not grades:
        return float(not keys)
    ideal = sorted(grades.values(), reverse=True)
    return _gain([grades.get(key, 0) for key in keys]) / _gain(ideal)


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:CUT]))


def measure(engine: Engine, name: str = "graded") -> list[Marked]:
    """Put every query of a set to the engine, over the set's catalogue."""
    index(engine, *map(from_row, rows(DATA / f"{name}_catalog.tsv")))
    marked = []
    for asked in queries(name):
        hits = engine.search(Query(asked.text, size=CUT), NOW).hits
        keys = [hit.document.key for hit in hits]
        marked.append(Marked(asked, ndcg(keys, asked.grades), keys))
    return marked


def by_kind(marked: Sequence[Marked]) -> dict[str, float]:
    """Means by kind of difficulty; of all, and of those seen and held back."""
    found: dict[str, list[float]] = defaultdict(list)
    for one in marked:
        found[one.asked.kind].append(one.ndcg)
        found["all"].append(one.ndcg)
        found["held back" if one.asked.is_held_back else "seen"].append(one.ndcg)
    return {kind: mean(values) for kind, values in found.items()}

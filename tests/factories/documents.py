"""Documents for the search engines: made by hand, or from a catalogue file's rows."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from search.documents.document import Document, Value
from search.engines.protocol import Change, Engine
from search.facets import BY_NAME

NOW = datetime(2022, 10, 4, 9, tzinfo=UTC)
NO_LICENCE = "Không áp dụng"
STILL = {"RESOURCE", "GAME", "STORY"}


def value(label: str) -> Value:
    """A value whose code is its label."""
    return Value(label, label)


def document(key: str, title: str, **fields: Any) -> Document:
    """A resource of that title, unless the fields say otherwise."""
    return Document(**{"type": "RESOURCE", "key": key, "title": title, "url": f"/{key}/", **fields})


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file, byte for byte: one query is decomposed on purpose."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def from_row(row: dict[str, str]) -> Document:
    """What a catalogue's row is as a document."""
    kind = BY_NAME["type"].code_of(row["type"], ())
    mode = "" if kind in STILL else "ONLINE" if kind == "COURSE" else "ON_SITE"
    starts_at = _morning(row.get("starts_on"))
    lasts = timedelta(days=30) if kind in {"COURSE", "CONTEST"} else timedelta(hours=9)
    return document(
        row["id"],
        row["title"],
        type=kind,
        summary=row["description"],
        subject=value(row["subject"]),
        level=value(row["level"]),
        units=(value(row["unit"]), value("Thành phố")),
        licence=None if row["licence"] == NO_LICENCE else value(row["licence"]),
        mode=row.get("mode") or mode,
        starts_at=starts_at,
        ends_at=starts_at + lasts if starts_at else None,
        is_joinable=kind not in STILL,
        published_at=NOW,
    )


def _morning(day: str | None) -> datetime | None:
    """Eight o'clock in Vietnam on a day as catalogue files have it."""
    return datetime.fromisoformat(f"{day}T08:00:00+07:00") if day else None


def index(engine: Engine, *documents: Document, version: int = 1) -> None:
    """Hand documents to an engine, each under its key's place."""
    engine.index(Change(("test", number), version, document) for number, document in enumerate(documents, 1))

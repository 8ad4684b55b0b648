"""The measurements as a page of text."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

BEGIN, END = "<!-- pages: written by make bench -->", "<!-- end of pages -->"


@dataclass
class Findings:
    """What was measured: requests a second, milliseconds, seconds."""

    machine: str
    plain: float = 0.0
    rates: dict[str, float] = field(default_factory=dict)
    many: dict[str, float] = field(default_factory=dict)
    uncached: dict[str, float] = field(default_factory=dict)
    stale_seconds: float = 0.0


def render(found: Findings, moment: datetime) -> str:
    """A table a person reads in a minute."""
    rows = [("plain view, never kept", found.plain, "")]
    rows += [(title, rate, f"{found.uncached[title]:.1f}") for title, rate in found.rates.items()]
    rows.append(("200 pages, a publication every 5 s", found.many["rate"], ""))
    lines = [
        f"{moment:%Y-%m-%d}, {found.machine}; load and server on the same machine.",
        "",
        "| page, anonymous visitor | requests/s | of the plain view | uncached ms |",
        "|---|---|---|---|",
    ]
    lines += [f"| {title} | {rate:,.0f} | {rate / found.plain:.2f} | {ms} |" for title, rate, ms in rows]
    worst = found.many["worst_ms"]
    lines += [
        "",
        f"Longest wait during the publications: {worst:,.0f} ms. "
        f"Longest that a page was answered in its old form after a publication: {found.stale_seconds:.2f} s.",
    ]
    return "\n".join(lines)


def write(path: Path, text: str) -> None:
    """Put the table between its marks in the page; the rest of the page stays."""
    page = path.read_text(encoding="utf-8") if path.exists() else f"# Benchmarks\n\n{BEGIN}\n{END}\n"
    head, rest = page.split(BEGIN)
    tail = rest.split(END)[1]
    path.write_text(f"{head}{BEGIN}\n{text}\n{END}{tail}", encoding="utf-8")

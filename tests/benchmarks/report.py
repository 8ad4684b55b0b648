"""The measurements as a page of text."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

HEAD = """# Benchmarks

What `make bench` found when it last ran. It compares what stands side by side in one run: on another machine
the milliseconds are others, the ratios much the same. Load and server share the machine, which does nothing
else then.
"""


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


def write(path: Path, section: str, text: str) -> None:
    """Put the text between its section's marks in the page, which is made where it is missing."""
    begin, end = f"<!-- {section}: written by make bench -->", f"<!-- end of {section} -->"
    page = path.read_text(encoding="utf-8") if path.exists() else HEAD
    if begin not in page:
        page += f"\n## {section[0].upper()}{section[1:]}\n\n{begin}\n{end}\n"
    head, rest = page.split(begin)
    tail = rest.split(end)[1]
    path.write_text(f"{head}{begin}\n{text}\n{end}{tail}", encoding="utf-8")

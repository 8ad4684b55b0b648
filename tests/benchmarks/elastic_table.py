"""What was measured of search on Elasticsearch, as tables."""

from typing import Any

Found = dict[str, Any]


def written(head: str, items: int, found: dict[str, Found]) -> str:
    """All parts that were measured, one below the other."""
    parts = [head]
    if "asking" in found:
        parts.append(_asking(items, found["asking"]))
    if "asking many" in found:
        parts.append(_many(items, found))
    if "rebuilding" in found:
        parts.append(_rebuilding(found["rebuilding"]))
    if "memory" in found:
        made = found["memory"]
        parts.append(
            f"A rebuild of {made['documents']:,} documents: {made['rate']:,} a second,"
            f" at most {made['MB']} MB of memory."
        )
    if "findable" in found:
        parts.append(_findable(found["findable"]))
    return "\n\n".join(parts)


def _asking(items: int, rows: dict[str, Found]) -> str:
    lines = [
        f"A page of results of {items:,} items, median ms. *Bare* are the same requests, ready, sent with the"
        " official client as it comes; *request* the same through our code: written, sent, and the facets'"
        " lines made of the answer; *search* is a whole search: beside that *reading* the question in the"
        " database, pinned results, and twenty hits with what is marked in them. Wagtail gives results, their"
        " number and the seven facets with all values that ours have (as it comes, it stops at ten), those of"
        " trees with what lies above them.",
        "",
        "| question | hits | requests | bare | request | request : bare | reading | search | search : bare"
        " | Wagtail (hits) | Wagtail : request | Wagtail : search |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for title, row in rows.items():
        lines.append(
            f"| {title} | {row['hits']:,} | {row['requests']} | {row['bare']:.1f} | {row['request']:.1f}"
            f" | {row['request'] / row['bare']:.2f} | {row['reading']:.1f} | {row['ours']:.1f}"
            f" | {row['ours'] / row['bare']:.2f} | {row['wagtail']:.1f} ({row['found']:,})"
            f" | {row['wagtail'] / row['request']:.1f} | {row['wagtail'] / row['ours']:.1f} |"
        )
    names = ("bare", "request", "reading", "ours", "wagtail")
    total = {name: sum(row[name] for row in rows.values()) for name in names}
    lines.append(
        f"| all together | | | {total['bare']:.0f} | {total['request']:.0f}"
        f" | {total['request'] / total['bare']:.2f} | {total['reading']:.0f} | {total['ours']:.0f}"
        f" | {total['ours'] / total['bare']:.2f} | {total['wagtail']:.0f}"
        f" | {total['wagtail'] / total['request']:.1f} | {total['wagtail'] / total['ours']:.1f} |"
    )
    return "\n".join(lines)


def _many(items: int, found: dict[str, Found]) -> str:
    few, many = found.get("asking", {}), found["asking many"]
    lines = [
        f"| question | ms at {items:,} (hits) | ms at {items * 10:,} (hits) | times |",
        "|---|---|---|---|",
    ]
    for title, row in many.items():
        one = few.get(title)
        before = f"{one['ours']:.1f} ({one['hits']:,})" if one else ""
        times = f"{row['ours'] / one['ours']:.1f}" if one else ""
        lines.append(f"| {title} | {before} | {row['ours']:.1f} ({row['hits']:,}) | {times} |")
    if few:
        middle = [sorted(row["ours"] for row in rows.values())[len(rows) // 2] for rows in (few, many)]
        lines.append(f"| median | {middle[0]:.1f} | {middle[1]:.1f} | {middle[1] / middle[0]:.1f} |")
    return "\n".join(lines)


def _rebuilding(made: Found) -> str:
    text = (
        f"Filling an index, {made['rounds']} rounds of {made['sample']:,} documents in turns: ours"
        f" {made['filled']:,} a second, bare parallel bulk of ready documents {made['bare']:,}:"
        f" {made['filled'] / made['bare']:.2f} of it."
    )
    if "rate" in made:
        text += (
            f" A whole rebuild of {made['documents']:,}: {made['rate']:,} a second, {made['microseconds']} µs"
            " of our processor time for each."
        )
    return text


def _findable(made: Found) -> str:
    return (
        f"Published to findable, in an index of {made['held']:,} documents, at {made['rate']} publications a"
        f" second: median {made['median']} s, 99th percentile {made['p99']} s, longest {made['longest']} s;"
        f" {made['found']:,} of {made['published']:,} were found."
    )

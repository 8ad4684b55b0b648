"""Stacked columns, one a day: who came on site, who took part online.

Two drawings of the same numbers, for wide and for narrow screens (the style sheet shows one). The title says
the finding; a table of the same numbers stands behind `<details>` (components/chart.html). A day to come and
a day without data are words, never a column of no height.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hub import figures


@dataclass(frozen=True)
class Column:
    """One day. None is no data; a day to come has none and says so."""

    label: str
    sublabel: str
    first: int | None
    second: int | None
    is_today: bool = False
    is_to_come: bool = False

    @property
    def total(self) -> int | None:
        """Both together; None where neither is known."""
        return None if self.first is None and self.second is None else (self.first or 0) + (self.second or 0)

    @property
    def name(self) -> str:
        """ "T7 01/10", for the table."""
        return f"{self.label} {self.sublabel}"


@dataclass(frozen=True)
class ColumnChart:
    """The numbers of one chart. `finding` says in a sentence what they show; `key` is unique on the page."""

    key: str
    finding: str
    columns: list[Column]
    first_label: str
    second_label: str

    @property
    def rows(self) -> list[list[str | int | None]]:
        """The table: day, first, second, both."""
        return [[column.name, column.first, column.second, column.total] for column in self.columns]

    @property
    def wide(self) -> SafeString:
        """The drawing for 640 px and more."""
        return _draw(self, _Frame("wide", 560, 236, top=30, bottom=190, thickness=46))

    @property
    def narrow(self) -> SafeString:
        """The drawing for a phone."""
        return _draw(self, _Frame("narrow", 312, 200, top=30, bottom=154, thickness=26))


@dataclass(frozen=True)
class _Frame:
    """Where a drawing puts things: its size, the columns' highest and lowest line, their thickness."""

    name: str
    width: int
    height: int
    top: int
    bottom: int
    thickness: int

    def centre(self, index: int, count: int) -> float:
        return 10 + (self.width - 20) * (index + 0.5) / count

    def scale(self, highest: int) -> Callable[[int], float]:
        return lambda value: (self.bottom - self.top) * value / highest


GAP = 2


def _draw(chart: ColumnChart, frame: _Frame) -> SafeString:
    highest = max((column.total or 0 for column in chart.columns), default=0) or 1
    height_of = frame.scale(highest)
    count = max(len(chart.columns), 1)
    columns = format_html_join(
        "",
        "{}",
        (
            (_column(column, frame, frame.centre(i, count), height_of),)
            for i, column in enumerate(chart.columns)
        ),
    )
    middle = (frame.top + frame.bottom) / 2
    rules = mark_safe(
        f'<path class="rule" d="M10 {middle:g}H{frame.width - 10}M10 {frame.top}H{frame.width - 10}"/>'
    )
    base = mark_safe(f'<path class="base" d="M10 {frame.bottom}H{frame.width - 10}"/>')
    return format_html(
        '<svg class="chart {0}" viewBox="0 0 {1} {2}" role="img" aria-labelledby="{3}-{0}">'
        '<title id="{3}-{0}">{4}</title>{5}{6}{7}</svg>',
        frame.name,
        frame.width,
        frame.height,
        chart.key,
        chart.finding,
        rules,
        columns,
        base,
    )


def _column(column: Column, frame: _Frame, x: float, height_of: Callable[[int], float]) -> SafeString:
    below = frame.bottom + 20
    labels = format_html(
        '<text x="{0}" y="{1}"{2}>{3}</text><text class="axis-text" x="{0}" y="{4}">{5}</text>',
        round(x),
        below,
        mark_safe(' class="today"') if column.is_today else "",
        column.label,
        below + 17,
        column.sublabel,
    )
    if column.total is None:
        word = _("to come") if column.is_to_come and frame.name == "wide" else "…"
        absent = '<text class="axis-text" x="{}" y="{}">{}</text>'
        return format_html("{}{}", format_html(absent, round(x), frame.bottom - 8, word), labels)
    bars, top = _bars(column, frame, x, height_of)
    value = figures.grouped(column.total)
    return format_html(
        '{}<text class="value" x="{}" y="{}">{}</text>{}', bars, round(x), round(top - 8), value, labels
    )


def _bars(
    column: Column, frame: _Frame, x: float, height_of: Callable[[int], float]
) -> tuple[SafeString, float]:
    """The two parts of a column with a gap between them, and where their top is."""
    rects: list[str] = []
    top = float(frame.bottom)
    for series, value in ((1, column.first), (2, column.second)):
        if not value:
            continue
        height = max(height_of(value) - (GAP if rects else 0), 1)
        top -= height + (GAP if rects else 0)
        rects.append(
            f'<rect class="series-{series}" x="{x - frame.thickness / 2:.1f}" y="{top:.1f}" '
            f'width="{frame.thickness}" height="{height:.1f}"/>'
        )
    return mark_safe("".join(rects)), top

"""The overview's panel on who took part in the Week: two figures and a chart of the days."""

from django.utils.translation import gettext as _

from hub.charts.columns import Column, ColumnChart
from hub.figures import grouped
from hub.moments import weekday_short
from hub.participation.queries import WeekFigures, week_figures
from hub.units.models import Unit
from hub.workspace.panels import Panel
from hub.workspace.todos import Asking


def panel(asking: Asking) -> Panel | None:
    """The unit's participation by day; None without an edition. Two queries."""
    if asking.edition is None:
        return None
    figures = week_figures(asking.edition, asking.now, unit_ids=[asking.unit.pk])
    return Panel(
        template="workspace/participation.html",
        context={"figures": figures, "chart": chart(figures, asking.unit)},
    )


def chart(figures: WeekFigures, unit: Unit) -> ColumnChart:
    """The visits of each day, on site and online."""
    return ColumnChart(
        key="week",
        finding=_finding(figures, unit),
        columns=[
            Column(
                label=weekday_short(day.day),
                sublabel=f"{day.day:%d/%m}",
                first=day.on_site,
                second=day.online,
                is_today=day.is_today,
                is_to_come=day.is_to_come,
            )
            for day in figures.days
        ],
        first_label=_("On site"),
        second_label=_("Online"),
    )


def _finding(figures: WeekFigures, unit: Unit) -> str:
    busiest = max(figures.days, key=lambda day: day.visits or 0, default=None)
    if not figures.visits or busiest is None:
        return _("No visits of %(unit)s are recorded yet.") % {"unit": unit.name}
    told = _("%(unit)s: %(visits)s visits, most of them on %(day)s (%(most)s).")
    return told % {
        "unit": unit.name,
        "visits": grouped(figures.visits),
        "day": f"{busiest.day:%d/%m}",
        "most": grouped(busiest.visits or 0),
    }

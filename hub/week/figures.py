"""How many took part in a Week, as a chart and two numbers that are never added."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub import figures, moments
from hub.charts.columns import Column, ColumnChart
from hub.participation.queries import DayFigures, WeekFigures, week_figures
from hub.week.models import EditionPage


@dataclass(frozen=True)
class Together:
    """Visits (lượt), distinct people (người), and the chart of the days; None where nothing is recorded."""

    visits: int | None
    people: int | None
    chart: ColumnChart
    updated_at: datetime


def of_week(edition: EditionPage, *, now: datetime) -> Together:
    """The figures of the whole city at `now`. Two queries."""
    found = week_figures(edition, now)
    chart = ColumnChart(
        key="visits",
        finding=_finding(found),
        columns=[_column(day) for day in found.days],
        first_label=_("On site"),
        second_label=_("Online"),
    )
    return Together(found.visits, found.people, chart, now)


def _column(day: DayFigures) -> Column:
    return Column(
        label=moments.weekday_short(day.day),
        sublabel=f"{day.day:%d/%m}",
        first=day.on_site,
        second=day.online,
        is_today=day.is_today,
        is_to_come=day.is_to_come,
    )


def _finding(found: WeekFigures) -> str:
    """ "Lượt tham gia mỗi ngày: 412 lượt ngày 01/10, 655 lượt ngày 02/10." """
    parts = [
        ngettext("%(visits)s visit on %(day)s", "%(visits)s visits on %(day)s", day.visits)
        % {"visits": figures.grouped(day.visits), "day": f"{day.day:%d/%m}"}
        for day in found.days
        if day.visits is not None
    ]
    if not parts:
        return _("Nobody's visit is recorded yet.")
    return _("Visits each day of the Week: %(days)s.") % {"days": get_text_list(parts, ",")}

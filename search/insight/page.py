"""The organizers' page of what people look for: lists, the weeks as columns, the same as a file."""

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from hub.charts.columns import Column, ColumnChart
from hub.figures import grouped
from hub.reports.cells import RISKY
from hub.shell import Link
from search import asking
from search.insight import queries
from search.insight.closing import KEPT_WEEKS
from search.insight.queries import Asked

CHARTED = 8
"""Weeks that the chart shows."""


@dataclass(frozen=True)
class Row:
    """One question as the page shows it."""

    question: str
    url: str
    synonym_url: str
    times: int
    not_found: int
    trend: str


@dataclass(frozen=True)
class InsightPage:
    """The page of one week."""

    week: date
    until: date
    is_this_week: bool
    asked: list[Row]
    not_found: list[Row]
    chart: ColumnChart
    earlier: Link | None
    later: Link | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked in any of the weeks that the chart shows."""
        return not any(column.total for column in self.chart.columns)


def build(week: date, this_week: date, *, path: str, may_edit_synonyms: bool) -> InsightPage:
    """The page of that week. Seven queries."""
    before, after = week - timedelta(weeks=1), week + timedelta(weeks=1)
    oldest = this_week - timedelta(weeks=KEPT_WEEKS)
    return InsightPage(
        week=week,
        until=week + timedelta(days=6),
        is_this_week=week == this_week,
        asked=[_row(one, may_edit_synonyms) for one in queries.most_asked(week)],
        not_found=[_row(one, may_edit_synonyms) for one in queries.not_found(week)],
        chart=_chart(week, this_week),
        earlier=Link(_("The week before"), f"{path}?week={before}") if before >= oldest else None,
        later=Link(_("The week after"), f"{path}?week={after}") if after <= this_week else None,
    )


def _row(one: Asked, may_edit_synonyms: bool) -> Row:
    synonym_url = ""
    if may_edit_synonyms:
        add = reverse("wagtailsnippets_search_synonym:add")
        synonym_url = asking.address(add, [("expressions", f"{one.question} = ")])
    url = asking.address(reverse("search:results"), [("q", one.question)])
    return Row(one.question, url, synonym_url, one.times, one.not_found, _trend(one))


def _trend(one: Asked) -> str:
    """Against the week before, in a word and a number: "new" where it was asked by few or nobody."""
    if not one.before:
        return _("new this week")
    if not one.change:
        return _("as often")
    sign = "+" if one.change > 0 else "−"
    return f"{sign}{grouped(abs(one.change))}"


def _chart(week: date, this_week: date) -> ColumnChart:
    latest = min(this_week, week + timedelta(weeks=CHARTED // 2))
    weeks = queries.weeks(latest, CHARTED)
    shown = next(one for one in weeks if one.week == week)
    told = _("Week of %(day)s: %(times)s searches, %(empty)s of them found nothing.")
    return ColumnChart(
        key="weeks",
        finding=told
        % {"day": f"{week:%d/%m}", "times": grouped(shown.times), "empty": grouped(shown.not_found)},
        columns=[
            Column(
                label=f"{one.week:%d/%m}",
                sublabel="",
                first=one.times - one.not_found if one.times else None,
                second=one.not_found if one.times else None,
                is_today=one.week == week,
            )
            for one in weeks
        ],
        first_label=_("Found something"),
        second_label=_("Found nothing"),
    )


def comma_separated(week: date) -> str:
    """Everything several people asked in that week, as CSV with a byte order mark for spreadsheets."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([_("Week of"), _("Question"), _("Times"), _("Found nothing"), _("The week before")])
    for one in queries.most_asked(week, None):
        question = f"'{one.question}" if one.question.startswith(RISKY) else one.question
        writer.writerow([week.isoformat(), question, one.times, one.not_found, one.before])
    return "\ufeff" + buffer.getvalue()

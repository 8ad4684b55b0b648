"""What surrounds a list of activities: its heading, the filters, the days to jump to."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Page
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.models import Subject
from courses.activities import filters as named
from courses.activities.filters import Filters
from courses.activities.models import Activity
from hub import moments
from hub.components import ActiveFilter, FacetGroup, FacetOption
from hub.covers.spec import Cover, CoverType
from hub.shell import Link
from hub.units.models import Unit

DAYS_AHEAD = 7
EMPTY_COVERS = (Cover(CoverType.COURSE, "Kỹ năng số", "a"), Cover(CoverType.CLUB, "Văn hóa đọc", "b"))
"""What is drawn where a list holds nothing."""


@dataclass(frozen=True)
class Heading:
    """How a list is called: its title, a sentence on it, what to say when it is empty."""

    title: str
    lead: str
    nothing: str


def context(kind: Activity.Kind, filters: Filters, page: Page) -> dict[str, Any]:
    """Heading, filters and pages of the list of that kind. Two queries."""
    section, name = SECTIONS[kind]
    address = reverse(name)
    groups = _groups(kind, filters)
    active = _active(groups, filters)
    return {
        "section": section,
        "heading": heading(kind),
        "page_obj": page,
        "query": filters.query(),
        "filters": filters,
        "groups": groups,
        "hidden": filters.standing(),
        "active": active,
        "reset_url": address if active else "",
        "tabs": [
            Link(_("Coming up"), f"?{filters.query(past=False)}", is_current=not filters.past),
            Link(
                _("Past"), f"?{filters.query(past=True, day=None, joinable=False)}", is_current=filters.past
            ),
        ],
        "covers": EMPTY_COVERS,
        "ways": [
            Link(_("Show all without filters"), address),
            Link(_("See the whole programme by day"), f"{reverse('courses:event_list')}?loai=tat-ca"),
        ],
    }


SECTIONS = {
    Activity.Kind.COURSE: ("courses", "courses:course_list"),
    Activity.Kind.EVENT: ("events", "courses:event_list"),
    Activity.Kind.CONTEST: ("contests", "courses:contest_list"),
    Activity.Kind.CLUB: ("clubs", "courses:club_list"),
}
"""The kind's entry in the main menu, and its list."""


def heading(kind: Activity.Kind) -> Heading:
    """The words on top of a list."""
    return {
        Activity.Kind.COURSE: Heading(
            _("Classes"), _("Learn with others, in person or online. Free."), _("No class fits.")
        ),
        Activity.Kind.EVENT: Heading(_("Events"), _("What is on, day by day."), _("Nothing is on.")),
        Activity.Kind.CONTEST: Heading(
            _("Contests"), _("Try what you know and can do."), _("No contest fits.")
        ),
        Activity.Kind.CLUB: Heading(
            _("Clubs"), _("Groups that meet again and again, open to all."), _("No club fits.")
        ),
    }[kind]


def day_links(filters: Filters, now: datetime) -> list[Link]:
    """Today and the days after it, each a way to that day's programme; "all days" first."""
    today = timezone.localdate(now)
    days = [today + timedelta(number) for number in range(DAYS_AHEAD)]
    links = [Link(_("All days"), f"?{filters.query(day=None, past=False)}", is_current=not filters.day)]
    if filters.day and filters.day not in days:
        links.append(_day_link(filters, filters.day, today))
    return [*links, *(_day_link(filters, day, today) for day in days)]


def _day_link(filters: Filters, day: date, today: date) -> Link:
    label = _("Today") if day == today else f"{moments.weekday_short(day)} {day:%d/%m}"
    return Link(label, f"?{filters.query(day=day, past=False)}", is_current=day == filters.day)


def _groups(kind: Activity.Kind, filters: Filters) -> list[FacetGroup]:
    of_kind = (
        {"activities__live": True}
        if filters.every_kind
        else {
            "activities__live": True,
            "activities__kind": kind,
        }
    )
    subjects = Subject.objects.filter(**of_kind).distinct().order_by("position", "name")
    units = Unit.objects.filter(**of_kind).distinct().order_by("name")
    modes = [("ON_SITE", _("In person")), ("ONLINE", _("Online"))]
    groups = [
        _group(named.SUBJECT, _("Subject"), subjects.values_list("slug", "name"), filters.subjects),
        _group(named.MODE, _("How"), modes, filters.modes),
        _group(named.UNIT, _("Organized by"), units.values_list("code", "name"), filters.units),
    ]
    if not filters.past:
        chosen = ("1",) if filters.joinable else ()
        groups.insert(0, _group(named.JOINABLE, _("Joining"), [("1", _("Places left"))], chosen))
    return [group for group in groups if group.options]


def _group(name: str, label: str, options: Any, chosen: tuple[str, ...]) -> FacetGroup:
    made = [FacetOption(value, text, is_checked=value in chosen) for value, text in options]
    return FacetGroup(name, label, made, is_open=bool(chosen) or len(made) <= 8)


def _active(groups: list[FacetGroup], filters: Filters) -> list[ActiveFilter]:
    attributes = {named.SUBJECT: "subjects", named.MODE: "modes", named.UNIT: "units"}
    return [
        ActiveFilter(
            option.label,
            "?"
            + (
                filters.query(joinable=False)
                if group.name == named.JOINABLE
                else filters.without(attributes[group.name], option.value)
            ),
        )
        for group in groups
        for option in group.options
        if option.is_checked
    ]

"""What courses put into a unit's workspace: two tabs, the numbers that are missing, the next activities."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.activities.sessions import Session
from courses.organizing import rows
from hub import moments
from hub.accounts.permissions import Capability, may
from hub.workspace import panels, tabs, todos
from hub.workspace.panels import Panel
from hub.workspace.tabs import Tab
from hub.workspace.todos import Asking, Todo, Urgency

MOST_DUE, MOST_ROWS = 3, 8


def connect() -> None:
    """Register all of it; called once when the app is ready."""
    numbers, activities = gettext_lazy("Attendance"), gettext_lazy("Activities")
    tabs.register(Tab("headcounts", numbers, "courses:headcounts", Capability.ENTER_ATTENDANCE, 30))
    tabs.register(Tab("activities", activities, "courses:organize", Capability.RUN_ACTIVITIES, 40))
    todos.register(missing_numbers)
    panels.register(next_activities, position=50)


def missing_numbers(asking: Asking) -> Iterator[Todo]:
    """Sessions that have begun and of which nothing is recorded. One query."""
    if not may(asking.user, Capability.ENTER_ATTENDANCE, asking.unit):
        return
    due = list(rows.due(asking.unit, asking.now)[: MOST_DUE + 1])
    for place, session in enumerate(due[:MOST_DUE]):
        yield _todo(session, asking, is_first=place == 0)
    if len(due) > MOST_DUE:
        url = reverse("courses:headcounts", kwargs={"code": asking.unit.code})
        yield Todo(title=_("More sessions wait for their numbers"), url=url, action=_("See all"))


def _todo(session: Session, asking: Asking, *, is_first: bool) -> Todo:
    activity = session.activity
    names = {"code": asking.unit.code, "pk": session.pk}
    url = reverse("courses:headcount", kwargs=names)
    place = session.place or activity.place
    where = f"{moments.at(session.starts_at)}, {place}" if place else moments.at(session.starts_at)
    return Todo(
        title=_("How many came to “%(title)s”?") % {"title": activity.title},
        text=_("%(where)s. No numbers yet, so the report does not count it.") % {"where": where},
        urgency=Urgency.HOT if is_first else Urgency.DUE,
        due_at=session.starts_at,
        url="" if is_first else url,
        action="" if is_first else _("Enter the numbers"),
        template="courses/organizing/quick.html" if is_first else "",
        context={"quick_url": reverse("courses:quick_headcount", kwargs=names), "url": url},
    )


def next_activities(asking: Asking) -> Panel | None:
    """The unit's activities around now, with their numbers. Four queries."""
    if not may(asking.user, Capability.RUN_ACTIVITIES, asking.unit):
        return None
    found = rows.recent(asking.unit, asking.now, MOST_ROWS)
    context = {"rows": rows.rows(found, asking.now), "unit": asking.unit}
    return Panel(template="courses/organizing/panel.html", context=context)

"""What the page of a session's headcount says around its form."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from courses.activities.kinds import EventPage
from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.attendance.models import SessionRecord
from courses.organizing.headcount_form import HeadcountForm
from hub import moments
from hub.units.models import Unit

INDICATORS = {
    EventPage.Type.OPENING.value: ("C2", "C3"),
    EventPage.Type.TRAINING.value: ("D4", "D4"),
    Activity.Kind.COURSE.value: ("D4", "D4"),
}
"""The indicators that people on site and people online count for (data/indicators.csv)."""


def context(session: Session, form: HeadcountForm, *, unit: Unit) -> dict[str, Any]:
    """Beside the form: which session it is, who is named already, where the numbers go. Two queries."""
    activity = session.activity
    record = SessionRecord.objects.filter(session=session).select_related("changed_by").first()
    place = session.place or activity.place
    when = moments.span(session.starts_at, session.ends_at)
    return {
        "session": session,
        "activity": activity,
        "form": form,
        "on_site": form.lines("ON_SITE"),
        "online": form.lines("ONLINE"),
        "on_site_sum": sum(int(line.value) for line in form.lines("ON_SITE") if str(line.value).isdecimal()),
        "record": record,
        "version": record.version if record else 0,
        "is_held": record.is_held if record else False,
        "named": session.attendances.count(),
        "where": f"{when} · {place}" if place else when,
        "uses": uses(activity),
        "photos_url": reverse("reports:photos", kwargs={"code": unit.code}),
        "title": _("How many came"),
    }


def uses(activity: Activity) -> str:
    """Which indicators of the report the numbers count for, in a sentence."""
    on_site, online = INDICATORS.get(activity.topic, ("", ""))
    if not on_site:
        return _("The numbers show in the unit's participation and on the Week's page.")
    if on_site == online:
        return _("The numbers count for indicator %(code)s of the unit's report.") % {"code": on_site}
    return _(
        "People on site count for indicator %(on_site)s of the unit's report, people online for %(online)s."
    ) % {"on_site": on_site, "online": online}

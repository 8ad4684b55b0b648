"""What courses hold about a person, for their own copy of it."""

from typing import Any

from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.accounts.personal_data import Section
from hub.accounts.signals import collect_personal_data


def connect() -> None:
    """Answer when a person's data are gathered; called once when the app is ready."""
    collect_personal_data.connect(_collect, dispatch_uid="courses of a person")


def _collect(person: User, **kwargs: Any) -> list[Section]:
    return [_enrolments(person), _attendances(person), _feeds(person)]


def _enrolments(person: User) -> Section:
    columns = {
        "activity": _("Activity"),
        "unit": _("Unit"),
        "state": _("State"),
        "channel": _("Takes part"),
        "joined_at": _("Joined"),
        "confirmed_at": _("Place since"),
        "left_at": _("Left"),
    }
    held = person.enrolments.select_related("activity__unit").order_by("joined_at")
    rows: list[dict[str, Any]] = [
        {
            "activity": enrolment.activity.title,
            "unit": enrolment.activity.unit.name,
            "state": str(enrolment.get_state_display()),
            "channel": str(enrolment.get_channel_display()),
            "joined_at": enrolment.joined_at,
            "confirmed_at": enrolment.confirmed_at,
            "left_at": enrolment.left_at,
        }
        for enrolment in held
    ]
    return Section("enrolments", _("Classes and activities joined"), columns, rows)


def _attendances(person: User) -> Section:
    columns = {"activity": _("Activity"), "session_at": _("Session"), "channel": _("Takes part")}
    held = person.attendances.select_related("session__activity").order_by("session__starts_at")
    rows: list[dict[str, Any]] = [
        {
            "activity": attendance.session.activity.title,
            "session_at": attendance.session.starts_at,
            "channel": str(attendance.get_channel_display()),
        }
        for attendance in held
    ]
    return Section("attendances", _("Sessions attended"), columns, rows)


def _feeds(person: User) -> Section:
    columns = {"created_at": _("Calendar address made")}
    rows: list[dict[str, Any]] = [{"created_at": feed.created_at} for feed in person.calendar_feeds.all()]
    return Section("calendar_feed", _("Private calendar"), columns, rows)

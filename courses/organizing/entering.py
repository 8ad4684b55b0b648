"""Entering an activity: the form and its sessions together, from nothing, from a like one, or as it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.http import QueryDict

from catalog.models import Level
from courses.activities import actions, texts
from courses.activities.kinds import EventPage
from courses.activities.models import Activity, new_key
from courses.activities.sessions import Session
from courses.contests.models import ContestPage
from courses.organizing import sessions_form
from courses.organizing.activity_form import ActivityForm
from courses.organizing.sessions_form import SessionForms, SessionFormSet
from hub.accounts.models import User
from hub.pages.actions import ensure_unit_page
from hub.pages.models import UnitIndexPage
from hub.units.models import Unit

TOKEN = "token"  # noqa: S105 - the name of a field
PREFIX = "buoi"
ROWS = f"{PREFIX}-TOTAL_FORMS"
FOR_ALL = "moi-doi-tuong"
"""Slug of the level that most activities are for, where the vocabulary has it."""
WORDS = ("title", "summary", "subject", "level")
COPIED = (*WORDS, "mode", "place", "online_link", "takes_enrolment", "capacity")


@dataclass
class Entry:
    """What is being entered. `token` becomes the new activity's key, so that sending twice makes one."""

    unit: Unit
    form: ActivityForm
    sessions: SessionFormSet
    token: str = ""
    activity: Activity | None = None

    def is_valid(self) -> bool:
        """Whether form and sessions can be taken; where not, they say why."""
        if not (self.form.is_valid() & self.sessions.is_valid()):
            return False
        meetings = self.sessions.meetings()
        weeks = self.form.cleaned_data.get("weeks") or 1
        if weeks > 1 and meetings:
            meetings = [*sessions_form.weekly(meetings[0], weeks), *meetings[1:]]
        if self.activity is not None:
            try:
                sessions_form.check_removable(_sessions(self.activity), meetings)
            except ValidationError as error:
                self.form.add_error(None, error)
        return self.form.check_meetings(sorted(meetings, key=lambda each: each.starts_at))

    def create(self, *, by: User, now: datetime) -> Activity:
        """Publish the new activity under the unit's page."""
        return actions.create_activity(
            kind=self.form.kind,
            parent=ensure_unit_page(self.unit, index=UnitIndexPage.objects.get()),
            by=by,
            now=now,
            sessions=self.form.meetings,
            key=self.token,
            **self.form.values(),
            **self._body(),
        )

    def save(self, *, by: User, now: datetime) -> Activity:
        """Change the activity that exists."""
        assert self.activity is not None  # noqa: S101 - `existing` gave it
        return actions.edit_activity(
            activity=self.activity,
            by=by,
            now=now,
            sessions=self.form.meetings,
            **self.form.values(),
            **self._body(),
        )

    def _body(self) -> dict[str, Any]:
        if "text" not in self.form.cleaned_data:
            return {}
        return {"body": texts.as_body(self.form.cleaned_data["text"])}


def new(unit: Unit, *, like: Activity | None = None, data: QueryDict | None = None) -> Entry:
    """A new activity of the unit, beginning from one of its others where `like` is given."""
    if data is not None:
        token = data.get(TOKEN, "")
        token = token if token.startswith("hd-") and len(token) <= 40 else new_key("hd")
        sessions = _rows(data)
        return Entry(unit, ActivityForm(data), sessions, token)
    initial = _initial(like.specific) if like else _blank()
    return Entry(unit, ActivityForm(initial=initial), _rows(), new_key("hd"))


def existing(activity: Activity, *, data: QueryDict | None = None) -> Entry:
    """One of the unit's activities as it is; `activity` is of its own kind."""
    text = texts.as_text(activity)
    initial = _initial(activity) | {
        "registration_opens_at": activity.registration_opens_at,
        "registration_closes_at": activity.registration_closes_at,
    }
    form = ActivityForm(data, initial=initial, is_new=False, has_long_text=text is None)
    sessions = _rows(data, sessions_form.initial(_sessions(activity)))
    return Entry(activity.unit, form, sessions, activity=activity)


def _rows(data: QueryDict | None = None, initial: list[dict[str, Any]] | None = None) -> SessionFormSet:
    bound = None if data is None else _with_more(data)
    made = SessionForms(bound, prefix=PREFIX, initial=initial)
    return cast(SessionFormSet, made)


def _sessions(activity: Activity) -> list[Session]:
    return list(Session.objects.filter(activity=activity).select_related("record").order_by("starts_at"))


def _blank() -> dict[str, Any]:
    return {
        "type": EventPage.Type.TALK,
        "mode": Activity.Mode.ON_SITE,
        "takes_enrolment": True,
        "level": Level.objects.filter(slug=FOR_ALL).first(),
    }


def _initial(activity: Activity) -> dict[str, Any]:
    values = {name: getattr(activity, name) for name in COPIED}
    values["type"] = activity.topic
    values["text"] = texts.as_text(activity)
    if isinstance(activity, ContestPage):
        values["medium"] = activity.medium
    return values


def _with_more(data: QueryDict) -> QueryDict:
    """The form as sent, with more rows for sessions where these were asked for."""
    number = data.get(ROWS, "")
    if "more" not in data or not number.isdecimal():
        return data
    changed = data.copy()
    changed[ROWS] = str(min(int(number) + 3, sessions_form.MOST))
    return changed

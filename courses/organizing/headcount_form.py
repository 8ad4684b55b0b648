"""The form of a session's headcount: one number a group on site, one online. Blank is not zero."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from courses.activities.kinds import EventPage
from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.attendance.actions import Group
from hub.participation.models import Category

MOST = 1_000_000
CEREMONY = (
    Category.LEADER,
    Category.OFFICIAL,
    Category.ASSOCIATION,
    Category.TEACHER,
    Category.ENTERPRISE,
    Category.MEDIA,
    Category.RESIDENT,
    Category.PUPIL,
)
"""Who comes to an opening (the plan's list)."""
EVERYDAY = (Category.RESIDENT, Category.PUPIL, Category.TEACHER, Category.OFFICIAL)


@dataclass(frozen=True)
class Line:
    """One number field as the template draws it."""

    name: str
    label: str
    value: Any
    error: str = ""


class HeadcountForm(forms.Form):
    """Fields are named `n-<channel>-<category>`; groups that were counted before are always among them."""

    is_held = forms.BooleanField(required=False)
    version = forms.IntegerField(required=False, min_value=0)

    def __init__(self, session: Session, *args: Any, **kwargs: Any) -> None:
        counted = {(row.channel, row.category): row.counted for row in session.headcounts.all()}
        kwargs.setdefault("initial", {name(group): number for group, number in counted.items()})
        super().__init__(*args, **kwargs)
        self.groups = groups(session.activity, list(counted))
        for group in self.groups:
            self.fields[name(group)] = forms.IntegerField(
                label=label(group), min_value=0, max_value=MOST, required=False
            )

    def lines(self, channel: str) -> list[Line]:
        """The fields of one channel, with what was typed or is known."""
        return [self._line(group) for group in self.groups if group[0] == channel]

    def _line(self, group: Group) -> Line:
        field = self[name(group)]
        return Line(
            name(group), str(field.label), field.value(), " ".join(str(error) for error in field.errors)
        )

    def counts(self) -> dict[Group, int | None]:
        """What was typed; None for a blank."""
        return {group: self.cleaned_data[name(group)] for group in self.groups}


def name(group: Group) -> str:
    """The name of a group's field."""
    return f"n-{group[0]}-{group[1]}"


def label(group: Group) -> str:
    """What a group is called beside its field. Online, people are counted or estimated, not devices."""
    if group == ("ONLINE", Category.UNSPECIFIED):
        return _("People taking part online")
    if group == ("ON_SITE", Category.UNSPECIFIED):
        return _("Others, not told apart")
    return str(Category(group[1]).label)


def groups(activity: Activity, counted: list[Group]) -> list[Group]:
    """The groups to ask for: by the kind of activity and its mode, then whatever was counted before."""
    asked: list[Group] = []
    if activity.mode != Activity.Mode.ONLINE:
        is_ceremony = activity.topic in {EventPage.Type.OPENING, EventPage.Type.FESTIVAL}
        asked += [("ON_SITE", category) for category in (CEREMONY if is_ceremony else EVERYDAY)]
        asked.append(("ON_SITE", Category.UNSPECIFIED))
    asked.append(("ONLINE", Category.UNSPECIFIED))
    if activity.mode == Activity.Mode.ON_SITE and activity.kind != Activity.Kind.EVENT:
        asked.pop()
    return asked + [group for group in counted if group not in asked]

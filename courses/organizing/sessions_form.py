"""The sessions of an activity in the organizer's form: a day and two times each, as on a poster."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.activities.actions import Meeting
from courses.activities.sessions import Session

MOST = 60
BLANK_ROWS = 2


class SessionForm(forms.Form):
    """One session. A row without a day is no session; a day without times is asked for them."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    day = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    begins = forms.TimeField(
        label=gettext_lazy("From"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    ends = forms.TimeField(
        label=gettext_lazy("To"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    title = forms.CharField(label=gettext_lazy("What it is about"), required=False, max_length=200)

    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("day") or self.errors:
            return cleaned
        for name, message in (("begins", _("Write when it begins.")), ("ends", _("Write when it ends."))):
            if not cleaned.get(name):
                self.add_error(name, message)
        if not self.errors and cleaned["ends"] <= cleaned["begins"]:
            self.add_error("ends", _("A session must end after it begins."))
        return cleaned

    def meeting(self) -> Meeting | None:
        """The session as it was written; None for a row without a day."""
        day: date | None = self.cleaned_data.get("day")
        if day is None:
            return None
        starts_at, ends_at = (
            timezone.make_aware(datetime.combine(day, self.cleaned_data[name])) for name in ("begins", "ends")
        )
        return Meeting(
            starts_at, ends_at, title=self.cleaned_data["title"], pk=self.cleaned_data.get("pk") or None
        )


class SessionFormSet(forms.BaseFormSet):
    """All sessions of an activity; the rows left empty are none."""

    def meetings(self) -> list[Meeting]:
        """The sessions that were written, in their order."""
        return [meeting for form in self.forms if (meeting := form.meeting())]


SessionForms = forms.formset_factory(
    SessionForm, formset=SessionFormSet, extra=BLANK_ROWS, max_num=MOST, validate_max=True
)


def initial(sessions: list[Session]) -> list[dict[str, Any]]:
    """What the rows of those sessions show."""
    return [
        {
            "pk": session.pk,
            "day": timezone.localdate(session.starts_at),
            "begins": timezone.localtime(session.starts_at).time(),
            "ends": timezone.localtime(session.ends_at).time(),
            "title": session.title,
        }
        for session in sessions
    ]


def weekly(first: Meeting, number: int) -> list[Meeting]:
    """`number` meetings a week apart, at the same local time; the first keeps its title."""
    begins, ends = (timezone.localtime(moment) for moment in (first.starts_at, first.ends_at))

    def moved(moment: datetime, weeks: int) -> datetime:
        return timezone.make_aware(moment.replace(tzinfo=None) + timedelta(weeks=weeks))

    return [first] + [Meeting(moved(begins, each), moved(ends, each)) for each in range(1, number)]


def check_removable(sessions: list[Session], meetings: list[Meeting]) -> None:
    """Raise ValidationError where a session would go of which numbers are recorded."""
    kept = {meeting.pk for meeting in meetings}
    gone = [session for session in sessions if session.pk not in kept]
    if any(_has_numbers(session) for session in gone):
        raise ValidationError(
            _("A session whose numbers are recorded cannot be taken out. Correct its numbers instead.")
        )


def _has_numbers(session: Session) -> bool:
    record = getattr(session, "record", None)
    return record is not None and record.is_held

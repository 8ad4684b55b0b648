"""The organizer's form of an activity: one page, in the order in which one would tell it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from catalog.models import Level, Subject
from courses.activities import validation
from courses.activities.actions import Meeting
from courses.activities.kinds import EventPage
from courses.activities.models import Activity
from courses.contests.models import ContestPage

Kind = Activity.Kind
TYPES: list[tuple[str, Any]] = [
    (Kind.COURSE, gettext_lazy("Class or course")),
    *((choice, label) for choice, label in EventPage.Type.choices),
    (Kind.CONTEST, Kind.CONTEST.label),
    (Kind.CLUB, gettext_lazy("Club or forum")),
]
"""What can be added: the kinds, and the events by their own types."""


class ActivityForm(forms.Form):
    """What people read and join. Sessions are a formset beside it (`sessions_form`)."""

    type = forms.ChoiceField(label=gettext_lazy("What is it?"), choices=TYPES)
    title = forms.CharField(
        label=pgettext_lazy("of an activity", "Name"),
        max_length=200,
        help_text=gettext_lazy("As on a poster: what, for whom."),
    )
    summary = forms.CharField(
        label=gettext_lazy("In one or two sentences"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What people get out of it."),
    )
    subject = forms.ModelChoiceField(label=gettext_lazy("Subject"), queryset=Subject.objects.all())
    level = forms.ModelChoiceField(label=gettext_lazy("For whom"), queryset=Level.objects.all())
    weeks = forms.IntegerField(
        label=gettext_lazy("How many weeks"),
        min_value=1,
        max_value=52,
        required=False,
        help_text=gettext_lazy("Repeats the first session every week. 1 or blank: it is held once."),
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How"), choices=Activity.Mode.choices, widget=forms.RadioSelect
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=200, required=False)
    online_link = forms.URLField(
        label=gettext_lazy("Address of the online room"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Only those who have a place see it."),
    )
    takes_enrolment = forms.BooleanField(label=gettext_lazy("People join by name"), required=False)
    capacity = forms.IntegerField(
        label=gettext_lazy("Places"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=gettext_lazy("Blank: without limit. When all are taken, others wait in line."),
    )
    registration_opens_at = forms.DateTimeField(
        label=gettext_lazy("Joining opens"),
        required=False,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        help_text=gettext_lazy("Blank: at once."),
    )
    registration_closes_at = forms.DateTimeField(
        label=gettext_lazy("Joining closes"),
        required=False,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        help_text=gettext_lazy("Blank: when it is over. For a contest, the last day to hand in."),
    )
    text = forms.CharField(
        label=gettext_lazy("More about it"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("What happens, what to bring. A blank line begins a new paragraph."),
    )
    medium = forms.ChoiceField(
        label=gettext_lazy("Contest: what entrants hand in"),
        choices=ContestPage.Medium.choices,
        required=False,
    )

    def __init__(self, *args: Any, is_new: bool = True, has_long_text: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings: list[Meeting] = []
        if not is_new:
            del self.fields["weeks"]
            like = self._types_like(str(self.initial.get("type", "")))
            self.fields["type"] = forms.ChoiceField(label=self.fields["type"].label, choices=like)
        if has_long_text:
            del self.fields["text"]
        if self.initial.get("type") != Kind.CONTEST and not is_new:
            del self.fields["medium"]

    def _types_like(self, current: str) -> list[tuple[str, Any]]:
        """An event may become another type of event; the other kinds stay what they are."""
        if current in EventPage.Type.values:
            return [(value, label) for value, label in TYPES if value in EventPage.Type.values]
        return [(value, label) for value, label in TYPES if value == current]

    @property
    def kind(self) -> str:
        """The kind that the chosen type belongs to."""
        chosen: str = self.cleaned_data["type"]
        return chosen if chosen in Kind.values else Kind.EVENT

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        mode = cleaned.get("mode")
        if mode in {Activity.Mode.ON_SITE, Activity.Mode.BOTH} and not cleaned.get("place"):
            self.add_error("place", _("Write where people meet."))
        opens, closes = cleaned.get("registration_opens_at"), cleaned.get("registration_closes_at")
        if opens and closes and closes <= opens:
            self.add_error("registration_closes_at", _("Registration must close after it opens."))
        return cleaned

    def check_meetings(self, meetings: list[Meeting]) -> bool:
        """Whether these sessions fit the type; where not, the form says why."""
        self.meetings = meetings
        if self.cleaned_data.get("type") == EventPage.Type.OPENING:
            try:
                validation.check_opening([(each.starts_at, each.ends_at) for each in meetings], None)
            except ValidationError as error:
                self.add_error(None, error)
        return not self.errors

    def values(self) -> dict[str, Any]:
        """The activity's own fields, as the actions take them."""
        names = ["title", "summary", "subject", "level", "mode", "place", "online_link"]
        names += ["takes_enrolment", "capacity", "registration_opens_at", "registration_closes_at"]
        values = {name: self.cleaned_data[name] for name in names}
        if self.kind == Kind.EVENT:
            values["event_type"] = self.cleaned_data["type"]
        if self.kind == Kind.CONTEST and self.cleaned_data.get("medium"):
            values["medium"] = self.cleaned_data["medium"]
        return values

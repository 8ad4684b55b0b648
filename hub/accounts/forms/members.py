"""Giving somebody a role in a unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts import queries
from hub.accounts.models import Role, User


class GrantForm(forms.Form):
    """Who, by username or e-mail address, and which role."""

    person = forms.CharField(
        label=_("Username or e-mail"),
        help_text=_("As the person logs in. Ask them: names may be alike."),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"required": _("Write the username of the person.")},
    )
    role = forms.ChoiceField(
        label=_("Role"),
        error_messages={"required": _("Choose a role."), "invalid_choice": _("Choose a role.")},
    )

    def __init__(self, *args: Any, roles: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(Role.choices)
        self.fields["role"].choices = [("", _("Choose…")), *((role, names[role]) for role in roles)]  # type: ignore[attr-defined]

    def clean_person(self) -> User:
        """The person of that name. Raises ValidationError where there is none."""
        person = queries.by_name(self.cleaned_data["person"])
        if person is None:
            raise forms.ValidationError(_("Nobody logs in with this name. Ask the person how it is spelt."))
        return person

"""The profile, the consents and the end of an account."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts.forms.fields import ELSEWHERE, HomeUnitField, age_band_field, display_name_field
from hub.accounts.models import User


class ProfileForm(forms.Form):
    """What a person says about themselves."""

    display_name = display_name_field()
    home_unit = HomeUnitField()
    age_band = age_band_field()
    language = forms.ChoiceField(
        label=_("Language"),
        help_text=_("Of the pages after the next log-in, and of messages to you."),
        choices=User.Language.choices,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        initial = {
            "display_name": user.display_name,
            "home_unit": user.home_unit_id or ELSEWHERE,
            "age_band": user.age_band,
            "language": user.language,
        }
        super().__init__(*args, **{**kwargs, "initial": initial})
        home_unit = self.fields["home_unit"]
        home_unit.queryset = home_unit.today()  # type: ignore[attr-defined]


class RepresentativeForm(forms.Form):
    """A parent's or guardian's consent to publish what a child under 16 makes."""

    name = forms.CharField(
        label=_("Name of the parent or guardian"),
        max_length=120,
        error_messages={"required": _("Write the name of the parent or guardian.")},
    )
    relation = forms.CharField(
        label=_("What they are to the child"),
        help_text=_("Mother, father, grandmother, guardian…"),
        max_length=60,
        error_messages={"required": _("Write mother, father, grandmother or guardian.")},
    )
    representative_agrees = forms.BooleanField(
        label=_("I am the parent or guardian, I have read this, and I agree"),
        error_messages={"required": _("Without the parent's or guardian's tick nothing is published.")},
    )
    child_agrees = forms.BooleanField(
        label=_("I am the child, and I agree too"),
        error_messages={"required": _("From the age of 7 the child has to agree too.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user.age_band != User.AgeBand.FROM_7_TO_15:
            del self.fields["child_agrees"]


class EraseForm(forms.Form):
    """A word typed and the password: nobody erases an account by mistake, or another's."""

    word = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}))
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Write your password.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["word"].label = _("Type your username: %(name)s") % {"name": user.username}
        self.fields["word"].error_messages["required"] = _("Type your username to erase the account.")

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"].strip().lower()
        if word != self.user.username:
            raise forms.ValidationError(_("This is not your username."))
        return word

    def clean_password(self) -> str:
        """Counted like a log-in: guessing here is no way round the rate limit."""
        password: str = self.cleaned_data["password"]
        adapter = get_adapter()
        if not adapter.reauthenticate(self.user, password):
            raise adapter.validation_error("incorrect_password")
        return password

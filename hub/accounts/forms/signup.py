"""Signing up: about a minute, no e-mail address needed."""

from typing import Any

from allauth.account.forms import SignupForm as StockSignupForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.accounts.actions import consents
from hub.accounts.forms.fields import HomeUnitField, age_band_field, display_name_field, without_placeholders
from hub.accounts.models import Consent, User
from hub.accounts.wordings import reminder_wording


class SignupForm(StockSignupForm):
    """Name, username, password, place and age group; an e-mail address only if one likes."""

    field_order = ["display_name", "username", "password1", "home_unit", "age_band", "email", "reminders"]

    display_name = display_name_field()
    home_unit = HomeUnitField()
    age_band = age_band_field()
    reminders = forms.BooleanField(
        label=_("Reminders by e-mail"),
        required=False,
        template_name="accounts/fields/consent.html",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        fields = self.fields
        fields["home_unit"].queryset = fields["home_unit"].today()
        fields["username"].label = _("Username")
        fields["username"].help_text = _("Letters without diacritics, digits and dots.")
        fields["username"].widget.attrs.update({"autocapitalize": "none", "spellcheck": "false"})
        fields["username"].error_messages["required"] = _("Write the name you will log in with.")
        fields["password1"].help_text = _("At least 10 characters. A short sentence you remember is best.")
        fields["password1"].error_messages["required"] = _("Think of a password.")
        fields["email"].label = _("E-mail")
        fields["email"].help_text = _("Only to reset your password, and to remind you if you like.")
        fields["reminders"].help_text = reminder_wording()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("reminders") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write an address for the reminders, or take the tick away."))
        return cleaned

    def save(self, request: HttpRequest) -> User:
        """Make the account. The slow part, hashing the password, is done before the transaction begins."""
        hashed = make_password(self.cleaned_data["password1"])
        with transaction.atomic():
            self.cleaned_data["password1"] = None
            user: User = super().save(request)
            user.password = hashed
            user.display_name = self.cleaned_data["display_name"]
            user.home_unit = self.cleaned_data["home_unit"]
            user.age_band = self.cleaned_data["age_band"]
            user.save()
            if self.cleaned_data["reminders"]:
                consents.give(
                    user, Consent.Purpose.REMINDERS, wording=reminder_wording(), by=user, now=timezone.now()
                )
        return user

"""Passwords and the e-mail address: allauth's forms in our words, and the ways without an address."""

from typing import Any

from allauth.account import forms as stock
from allauth.account.fields import SetPasswordField
from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts.forms.fields import without_placeholders

PASSWORD_HINT = _("At least 10 characters. A short sentence you remember is best.")


class _Plain:
    """No placeholders, no list of rules: one hint says what is needed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)  # type: ignore[arg-type]
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.help_text = PASSWORD_HINT if name == "password1" else ""
            if name == "email":
                field.label = _("E-mail")


class ChangePasswordForm(_Plain, stock.ChangePasswordForm):
    """The present password, and the new one twice."""


class ResetPasswordForm(_Plain, stock.ResetPasswordForm):
    """The e-mail address to send a link to."""


class ResetPasswordKeyForm(_Plain, stock.ResetPasswordKeyForm):
    """The new password, twice."""


class ReauthenticateForm(_Plain, stock.ReauthenticateForm):
    """The password once more."""


class EmailForm(_Plain, stock.AddEmailForm):
    """The address to use from now on."""


class NewPasswordForm(forms.Form):
    """The password that replaces a temporary one."""

    password1 = SetPasswordField(label=_("New password"), help_text=PASSWORD_HINT)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        self.fields["password1"].user = user  # type: ignore[attr-defined]


class RecoverForm(forms.Form):
    """Username, recovery code, new password: the way back in without an e-mail address."""

    username = forms.CharField(
        label=_("Username or e-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    code = forms.CharField(
        label=_("Recovery code"),
        help_text=_(
            "16 letters and digits, such as ABCD-EFGH-JKMN-PQRS. Capitals and hyphens do not matter."
        ),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    password1 = SetPasswordField(label=_("New password"), help_text=PASSWORD_HINT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)

"""The second step at log-in, in our words."""

from typing import Any

from allauth.mfa.base import forms as stock
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.utils.translation import gettext_lazy as _

from hub.accounts.forms.fields import without_placeholders


class _Code:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)  # type: ignore[arg-type]
        code = self.fields["code"]  # type: ignore[attr-defined]
        code.label = _("Code from the app")
        code.widget.attrs.update({"inputmode": "numeric"})


class AuthenticateForm(_Code, stock.AuthenticateForm):
    """The app's code, or one of the reserve codes."""


class ReauthenticateForm(_Code, stock.ReauthenticateForm):
    """The app's code once more."""


class ActivateForm(_Code, ActivateTOTPForm):
    """The first code, as proof that the app has the key."""

"""Logging in by username or e-mail address."""

from typing import Any

from allauth.account.forms import LoginForm as StockLoginForm
from django.utils.translation import gettext_lazy as _

from hub.accounts.forms.fields import without_placeholders


class LoginForm(StockLoginForm):
    """Username or e-mail address, password, and whether to stay logged in on this device."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        login = self.fields["login"]
        login.label = _("Username or e-mail")
        login.widget.attrs.update({"autocomplete": "username", "autocapitalize": "none"})
        login.error_messages["required"] = _("Write your username or e-mail address.")
        self.fields["password"].help_text = ""
        self.fields["password"].error_messages["required"] = _("Write your password.")
        self.fields["remember"].label = _("Stay logged in on this device")

    def clean_login(self) -> str:
        """Usernames are stored in lower case; phones begin with a capital."""
        login = super().clean_login()
        return login.lower()

"""The small forms about kept searches."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from search.saved import actions
from search.saved.models import Digest


class SaveForm(forms.Form):
    """Keep the search: what to call it, and whether and how often to write."""

    name = forms.CharField(
        label=_("What to call it"),
        required=False,
        max_length=120,
        help_text=_("Left blank, it is called by its question."),
    )
    frequency = forms.ChoiceField(
        label=_("Tell me by e-mail when something new matches"),
        choices=Digest.Frequency.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one; “No mails” is one too.")},
    )

    def __init__(self, *args: Any, user: User, frequency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["frequency"].help_text = actions.wording()
        self.fields["frequency"].initial = frequency
        if not user.email:
            del self.fields["frequency"]


class FrequencyForm(forms.Form):
    """How often mails about all kept searches come."""

    frequency = forms.ChoiceField(
        label=_("Mails about what is new"), choices=Digest.Frequency.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["frequency"].help_text = actions.wording()


class ChangeForm(forms.Form):
    """Rename a kept search, its mails on or off."""

    name = forms.CharField(required=False, max_length=120)
    is_mailed = forms.BooleanField(required=False)

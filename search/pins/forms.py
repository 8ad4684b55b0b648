"""The form of a pin in the admin."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from search.pins.models import key_of


class PinForm(WagtailAdminModelForm):
    """Says in words where the same question stands twice in one pin."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        phrases = self.formsets.get("phrases")
        seen: set[str] = set()
        for form in phrases.forms if phrases else ():
            if not form.is_valid() or form.cleaned_data.get("DELETE") or not form.cleaned_data.get("text"):
                continue
            key = key_of(form.cleaned_data["text"])
            if key in seen:
                form.add_error("text", _("This question stands here twice."))
            seen.add(key)
        return cleaned

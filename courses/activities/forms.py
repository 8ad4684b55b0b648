"""The admin's form of an activity: what the fields cannot see on their own, in words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from courses.activities import validation


class ActivityPageForm(WagtailAdminPageForm):
    """Checks the page together with its sessions: an opening ceremony lies within the Week."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        sessions = self.formsets.get("sessions")
        if sessions is None or not sessions.is_valid() or self.defer_required_fields:
            return cleaned
        spans = [
            (form.cleaned_data["starts_at"], form.cleaned_data["ends_at"])
            for form in sessions.forms
            if form.cleaned_data.get("starts_at") and not form.cleaned_data.get("DELETE")
        ]
        try:
            if cleaned.get("event_type") == "OPENING":
                validation.check_opening(spans, cleaned.get("edition"))
        except ValidationError as error:
            self.add_error(None, error)
        if cleaned.get("capacity") == 0:
            self.add_error("capacity", _("At least one place; leave it empty for no limit."))
        return cleaned

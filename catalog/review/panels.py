"""What a reviewer reads beside the fields: who sent it, with which files."""

from typing import Any

from wagtail.admin.panels import Panel

from catalog.resources import presentation
from catalog.resources.models import Resource


class SubmissionPanel(Panel):
    """Unit, sender and files, each file to be opened; files are changed by the sender's form alone."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "catalog/admin/submission.html"
        instance: Resource

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The resource and its files as they will be shown."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["resource"] = self.instance
            context["files"] = presentation.files(self.instance) if self.instance.pk else []
            return context

"""What the ground floor itself puts into the workspace; called once when the app is ready."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from hub.accounts.permissions import Capability
from hub.reports import todos as reports
from hub.reports.actions import reminding
from hub.worker import registry
from hub.workspace import panels, participation, tabs, todos


def connect() -> None:
    """Register the ground floor's own tabs, to-dos, panels and reminders."""
    for tab in (
        tabs.Tab("overview", _("Overview"), "workspace:overview", Capability.SEE_WORKSPACE, 10),
        tabs.Tab("report", _("Report"), "reports:current", Capability.WRITE_REPORT, 20),
        tabs.Tab("photos", _("Photos"), "reports:photos", Capability.WRITE_REPORT, 50),
    ):
        tabs.register(tab)
    todos.register(reports.todos)
    panels.register(participation.panel, position=10)
    registry.add_job("remind of reports", timedelta(hours=1), reminding.remind_before_deadline)

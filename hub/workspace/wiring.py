"""What the ground floor itself puts into the workspace; called once when the app is ready."""

from django.utils.translation import gettext_lazy as _

from hub.accounts.permissions import Capability
from hub.workspace import tabs


def connect() -> None:
    """Register the tabs of the ground floor: overview."""
    tabs.register(tabs.Tab("overview", _("Overview"), "workspace:overview", Capability.SEE_WORKSPACE, 10))

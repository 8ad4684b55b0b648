"""What the ground floor adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from hub.participation.viewsets import LedgerViewSet
from hub.reports.viewsets import IndicatorViewSet


@hooks.register("register_admin_viewset")
def viewsets() -> list[ModelViewSet]:
    """The report's template and the ledger."""
    return [IndicatorViewSet(), LedgerViewSet()]

"""What the ground floor adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.models import register_snippet

from hub.accounts import admin_scope  # noqa: F401 - registers its hooks
from hub.pages import copying  # noqa: F401 - registers its hook
from hub.participation.viewsets import LedgerViewSet
from hub.reports.viewsets import IndicatorViewSet
from hub.units.viewsets import UnitsGroup

register_snippet(UnitsGroup)


@hooks.register("register_admin_viewset")
def viewsets() -> list[ModelViewSet]:
    """The report's template and the ledger."""
    return [IndicatorViewSet(), LedgerViewSet()]

"""The ledger in the admin, for coordinators to read. Nothing in it is ever changed there."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from hub.accounts.permissions import Capability
from hub.accounts.policies import CityWidePolicy
from hub.participation.models import Participation


class LedgerIndex(IndexView):
    """The newest rows first."""

    def get_base_queryset(self) -> QuerySet[Participation]:
        return Participation.objects.select_related("unit", "recorded_by")

    @property
    def columns(self) -> list[Column]:
        return [
            DateColumn("recorded_at", label=_("Recorded"), accessor="recorded_at"),
            Column("kind", label=_("What"), accessor="get_kind_display"),
            TitleColumn("subject_title", label=_("Title"), get_url=self.get_inspect_url),
            Column("unit", label=_("Unit")),
            Column("occurred_on", label=_("Day")),
            Column("channel", label=_("How"), accessor="get_channel_display"),
            Column("quantity", label=_("Quantity")),
            Column("recorded_by", label=_("Recorded by")),
        ]


class LedgerRow(InspectView):
    """One row, with everything that it says; a person is not named."""

    def get_fields(self) -> list[str]:
        hidden = {"person", "person_key"}
        return [field.name for field in Participation._meta.concrete_fields if field.name not in hidden]

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        if field_name == "reverses":
            return self.object.reverses_id or "—"
        return super().get_field_display_value(field_name, field)


class LedgerViewSet(ModelViewSet):
    """The ledger, to be read."""

    model = Participation
    name = "participation"
    icon = "history"
    menu_label = _("Ledger")
    menu_order = 710
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = LedgerIndex
    inspect_view_class = LedgerRow
    ordering = "-pk"
    list_filter = ["kind", "channel", "edition", "unit", "occurred_on"]
    search_fields = ["subject_title", "subject_key"]
    form_fields: list[str] = []
    permission_policy = CityWidePolicy(Participation, Capability.SEE_ALL_UNITS, {"view"})

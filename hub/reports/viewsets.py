"""The report's template in the admin: coordinators keep its indicators."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet

from hub.accounts.permissions import Capability
from hub.accounts.policies import CityWidePolicy
from hub.reports.models import Indicator
from hub.reports.rules import RULES


class IndicatorForm(WagtailAdminModelForm):
    """An indicator; it can be computed only where the hub has a rule for its code."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("source") == Indicator.Source.AUTO and cleaned.get("code") not in RULES:
            known = ", ".join(RULES)
            self.add_error(
                "source",
                ValidationError(_("The hub can compute only these codes: %(codes)s.") % {"codes": known}),
            )
        return cleaned


IN_USE = BooleanColumn("is_active", label=gettext_lazy("in use"))


class IndicatorViewSet(ModelViewSet):
    """The lines of the report, in their order. One that was reported on is set aside, not deleted."""

    model = Indicator
    name = "indicators"
    icon = "list-ol"
    menu_label = gettext_lazy("Report template")
    menu_order = 700
    add_to_admin_menu = True
    copy_view_enabled = False
    ordering = ["position", "code"]
    list_display = ["code", "section", "label", "unit_of_measure", "source", IN_USE]
    list_filter = ["section", "source", "is_active"]
    search_fields = ["code", "label"]
    list_per_page = 60
    permission_policy = CityWidePolicy(Indicator, Capability.REVIEW_REPORTS, {"view", "add", "change"})
    edit_handler = ObjectList(
        [
            FieldPanel("code"),
            FieldPanel("section"),
            FieldPanel("label"),
            FieldPanel("unit_of_measure"),
            FieldPanel("source"),
            FieldPanel("rule"),
            FieldPanel("position"),
            FieldPanel("is_active"),
        ],
        base_form_class=IndicatorForm,
    )

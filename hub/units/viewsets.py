"""The coordinators' screens about units in the admin."""

from functools import cached_property

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from hub.accounts.permissions import Capability
from hub.accounts.policies import CityWidePolicy
from hub.units.forms import PlacementForm, UnitForm
from hub.units.models import Placement, SignatureProfile, Unit, UnitAlias


class _Coordinators(SnippetViewSet):
    """A screen for who manages the tree of units."""

    actions: tuple[str, ...] = ("add", "change", "delete", "view")
    copy_view_enabled = False

    @cached_property
    def permission_policy(self) -> CityWidePolicy:
        return CityWidePolicy(self.model, Capability.MANAGE_UNITS, self.actions)


class UnitViewSet(_Coordinators):
    """Units. They are ended or merged, never deleted: the ledger names them."""

    model = Unit
    icon = "group"
    menu_label = _("Units")
    actions = ("add", "change", "view")
    list_display = ["name", "code", "kind", "owes_report", "valid_to"]
    list_filter = ["kind", "owes_report"]
    search_fields = ["name", "code"]
    ordering = ["name"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("code"), FieldPanel("kind"), FieldPanel("gso_code")]),
            FieldPanel("owes_report"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
                    FieldPanel("successor"),
                ],
                heading=_("Beginning and end"),
            ),
            FieldPanel("note"),
        ],
        base_form_class=UnitForm,
    )


class PlacementViewSet(_Coordinators):
    """Moves of units, one row a place. A row is not rewritten; one made by mistake is deleted."""

    model = Placement
    icon = "site"
    menu_label = _("Places in the tree")
    actions = ("add", "delete", "view")
    list_display = ["unit", "parent", "valid_from", "valid_to"]
    list_select_related = ["unit", "parent"]
    search_fields = ["unit__name", "parent__name"]
    edit_handler = ObjectList(
        [FieldPanel("unit"), FieldPanel("parent"), FieldPanel("valid_from")], base_form_class=PlacementForm
    )


class AliasViewSet(_Coordinators):
    """Other names of units, as people write them."""

    model = UnitAlias
    icon = "tag"
    menu_label = _("Other names")
    list_display = ["name", "unit"]
    list_select_related = ["unit"]
    search_fields = ["name", "unit__name"]
    panels = [FieldPanel("unit"), FieldPanel("name")]


class SignatureViewSet(_Coordinators):
    """How units sign their reports."""

    model = SignatureProfile
    icon = "edit"
    menu_label = _("Signature profiles")
    list_display = ["unit", "issuing_body", "title_line", "signer_name"]
    list_select_related = ["unit"]
    search_fields = ["unit__name", "issuing_body", "signer_name"]
    panels = [
        FieldPanel("unit"),
        FieldPanel("superior_body"),
        FieldPanel("issuing_body"),
        FieldPanel("document_code"),
        FieldPanel("place"),
        FieldPanel("authority_line"),
        FieldPanel("capacity_line"),
        FieldPanel("title_line"),
        FieldPanel("signer_name"),
    ]


class UnitsGroup(SnippetViewSetGroup):
    """The menu of everything about units."""

    items = (UnitViewSet, PlacementViewSet, AliasViewSet, SignatureViewSet)
    menu_icon = "group"
    menu_label = _("Units")
    menu_name = "units"
    menu_order = 300

"""Synonyms and pinned results in the admin, for coordinators. An edit takes effect with the next search."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from catalog.review.permissions import CoordinatorPolicy
from search.analysis.letters import encodable
from search.models import Pin, Synonym
from search.pins.forms import PinForm


class AddSynonymView(CreateView):
    """A new group; `expressions` in the address is where it begins, such as what people did not find."""

    def get_initial(self) -> dict[str, Any]:
        given = encodable(self.request.GET.get("expressions", ""))[:500]
        return {**super().get_initial(), **({"expressions": given} if given else {})}


class SynonymViewSet(SnippetViewSet):
    """Expressions that mean the same, a group a line."""

    model = Synonym
    icon = "link"
    menu_label = _("Synonyms")
    add_to_admin_menu = True
    menu_order = 850
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = ["expressions", "updated_at"]
    search_fields = ["expressions"]
    ordering = ["expressions"]
    panels = [FieldPanel("expressions")]
    add_view_class = AddSynonymView

    @property
    def permission_policy(self) -> CoordinatorPolicy:
        """Coordinators alone."""
        return CoordinatorPolicy(self.model)


class PinViewSet(SnippetViewSet):
    """What comes first for a question."""

    model = Pin
    icon = "thumbtack"
    menu_label = _("Pinned results")
    add_to_admin_menu = True
    menu_order = 860
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = ["__str__", "first_day", "last_day", "updated_at"]
    edit_handler = ObjectList(
        [
            InlinePanel(
                "phrases",
                heading=_("Who asks"),
                label=_("Question"),
                min_num=1,
                help_text=_("The whole question; accents and capital letters make no difference."),
                panels=[FieldPanel("text")],
            ),
            InlinePanel(
                "items",
                heading=_("Gets first, in this order"),
                label=_("Thing"),
                min_num=1,
                panels=[
                    FieldPanel("page", heading=_("Page")),
                    FieldPanel("resource", heading=_("Resource")),
                ],
            ),
            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")], heading=_("When")),
        ],
        base_form_class=PinForm,
    )

    @property
    def permission_policy(self) -> CoordinatorPolicy:
        """Coordinators alone."""
        return CoordinatorPolicy(self.model)

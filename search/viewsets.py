"""Synonyms in the admin, for coordinators. An edit takes effect with the next search."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from catalog.review.permissions import CoordinatorPolicy
from search.analysis.letters import encodable
from search.models import Synonym


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

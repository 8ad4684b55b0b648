"""The vocabulary in the admin, for coordinators."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from catalog.resources.naming import slug_of
from catalog.review.permissions import CoordinatorPolicy
from catalog.vocabulary.models import Level, Programme, Subject
from hub.covers.motifs import MOTIFS
from hub.covers.palette import FAMILIES

BY_NAME = [("", _("By its name"))]


class WordForm(WagtailAdminModelForm):
    """A word of the vocabulary; its address follows its name where none is given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        """Fill in the address."""
        cleaned: dict[str, Any] = super().clean()
        if not cleaned.get("slug") and cleaned.get("name"):
            cleaned["slug"] = self.instance.slug = slug_of(cleaned["name"], fallback="muc", length=70)
        return cleaned


class _WordViewSet(SnippetViewSet):
    """What subjects, levels and programmes have in common."""

    copy_view_enabled = False
    search_fields = ["name"]
    base_form_class = WordForm

    @property
    def permission_policy(self) -> CoordinatorPolicy:
        return CoordinatorPolicy(self.model)


def _panels(*names: str) -> ObjectList:
    widgets: dict[str, forms.Widget] = {
        "family": forms.Select(choices=[*BY_NAME, *((code, code) for code in FAMILIES)]),
        "motif": forms.Select(choices=[*BY_NAME, *((code, code) for code in MOTIFS)]),
    }
    panels = [FieldPanel(name, widget=widgets.get(name)) for name in names]
    return ObjectList(panels, base_form_class=WordForm)


class SubjectViewSet(_WordViewSet):
    """Subjects and topics, with how their covers are drawn."""

    model = Subject
    icon = "tag"
    list_display = ["name", "parent", "family", "position"]
    edit_handler = _panels("name", "slug", "parent", "family", "motif", "position")


class LevelViewSet(_WordViewSet):
    """School levels and audiences."""

    model = Level
    icon = "group"
    list_display = ["name", "position"]
    edit_handler = _panels("name", "slug", "position")


class ProgrammeViewSet(_WordViewSet):
    """National and local programmes."""

    model = Programme
    icon = "list-ul"
    list_display = ["name"]
    edit_handler = _panels("name", "slug")


class VocabularyGroup(SnippetViewSetGroup):
    """One menu for the three."""

    items = (SubjectViewSet, LevelViewSet, ProgrammeViewSet)
    menu_label = _("Vocabulary")
    menu_icon = "tag"
    menu_order = 160

"""Choosing a resource for a page: only among those that the chooser's user has to do with."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

from catalog.resources.models import Resource
from catalog.review.permissions import choosable


class TitleFilterForm(BaseFilterForm):
    """Narrowing the list by words of the title."""

    q = forms.CharField(label=_("Title"), required=False)

    def filter(self, objects: QuerySet[Resource]) -> QuerySet[Resource]:
        """Those whose titles hold the words."""
        found = super().filter(objects)
        words = self.cleaned_data.get("q", "")
        if words:
            self.is_searching, self.search_query = True, words
            found = found.filter(title__icontains=words)
        return found


class _Mine:
    """A list, or a chosen one, of what the user may choose."""

    request: Any
    filter_form_class = TitleFilterForm

    def get_object_list(self) -> QuerySet[Resource]:
        return choosable(self.request.user).order_by("-pk")

    def get_object(self, pk: Any) -> Resource:
        return choosable(self.request.user).get(pk=pk)

    def get_objects(self, pks: list[Any]) -> QuerySet[Resource]:
        return choosable(self.request.user).filter(pk__in=[pk for pk in pks if str(pk).isdecimal()])


class ResourceChooseView(_Mine, ChooseView):
    """The list in its window."""


class ResourceChooseResultsView(_Mine, ChooseResultsView):
    """The list alone, page by page."""


class ResourceChosenView(_Mine, SnippetChosenView):
    """The one that was chosen."""


class ResourceChosenMultipleView(_Mine, SnippetChosenMultipleView):
    """Those that were chosen."""


class ResourceChooserViewSet(SnippetChooserViewSet):
    """The chooser with our views."""

    choose_view_class = ResourceChooseView
    choose_results_view_class = ResourceChooseResultsView
    chosen_view_class = ResourceChosenView
    chosen_multiple_view_class = ResourceChosenMultipleView

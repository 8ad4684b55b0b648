"""Resources in the admin."""

from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from catalog.resources.models import Resource
from catalog.review.choosers import ResourceChooserViewSet
from catalog.review.guard import guarded
from catalog.review.panels import SubmissionPanel
from catalog.review.permissions import ReviewPolicy, may_review
from catalog.review.queries import with_review
from catalog.submissions.states import state_by_status


class StateColumn(Column):
    """How it stands, in the words that its sender reads."""

    def get_value(self, instance: Any) -> str:
        """The state's name; see `catalog.review.queries.with_review`."""
        return str(state_by_status(instance, instance.review_status).label)


class ResourceURLFinder(ModelAdminURLFinder):
    """Where a resource is edited, for those who may; lists of uses name it for nobody else."""

    def get_edit_url(self, instance: Resource) -> str | None:
        """The editor's address, or None."""
        if self.user is not None and not may_review(self.user, instance):
            return None
        return reverse(instance.snippet_viewset.get_url_name("edit"), args=(quote(instance.pk),))


class ResourceViewSet(SnippetViewSet):
    """The list a reviewer works through, and the editor. Every view is guarded (`catalog.review.guard`)."""

    model = Resource
    icon = "doc-full-inverse"
    menu_label = _("Resources")
    menu_order = 150
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["title", "description", "subject", "level", "kind", "licence", "unit"]
    list_display = [
        "title",
        "unit",
        "subject",
        StateColumn("state", label=_("State")),
        DateColumn("created_at", label=_("Sent"), sort_key="pk"),
    ]
    list_filter = ["live", "subject", "level", "kind"]
    list_export = ["key", "title", "unit", "subject", "level", "kind", "licence", "live"]
    search_fields = ["title", "key"]
    search_backend_name = None
    list_per_page = 30
    ordering = "-pk"
    chooser_viewset_class = ResourceChooserViewSet
    edit_handler = ObjectList(
        [
            SubmissionPanel(heading=_("What was sent")),
            FieldPanel("title"),
            FieldPanel("description"),
            FieldRowPanel([FieldPanel("subject"), FieldPanel("level")]),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
            MultiFieldPanel(
                [
                    FieldPanel("licence"),
                    FieldPanel("authors"),
                    FieldPanel("source"),
                    FieldPanel("link"),
                    FieldPanel("is_collected"),
                ],
                heading=_("Rights and origin"),
            ),
            FieldPanel("programmes"),
        ]
    )

    @cached_property
    def permission_policy(self) -> ReviewPolicy:
        """Membership decides."""
        return ReviewPolicy(Resource)

    @property
    def url_finder_class(self) -> type[ResourceURLFinder]:
        """See `ResourceURLFinder`."""
        return ResourceURLFinder

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resource]:
        """What the list, its search and its export show."""
        mine = self.permission_policy.instances_user_has_permission_for(request.user, "change")
        return with_review(mine.select_related("unit", "subject"))

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's addresses, each behind the guard."""
        patterns: list[URLPattern] = super().get_urlpatterns()
        for pattern in patterns:
            pattern.callback = guarded(pattern.callback)
        return patterns

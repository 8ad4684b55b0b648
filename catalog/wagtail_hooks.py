"""The catalog's part of Wagtail's admin."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from wagtail import hooks
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.models import register_snippet

from catalog.resources.models import Resource
from catalog.review import action_menu
from catalog.review.bulk_actions import DeleteResources
from catalog.review.viewsets import ResourceViewSet
from catalog.vocabulary.viewsets import VocabularyGroup

register_snippet(ResourceViewSet)
register_snippet(VocabularyGroup)
hooks.register("register_bulk_action", DeleteResources, order=100)


@hooks.register("register_snippet_action_menu_item")
def publish_item(model: type[Model]) -> ActionMenuItem | None:
    """Publishing by reviewers."""
    return action_menu.ReviewersPublish() if model is Resource else None


@hooks.register("register_snippet_action_menu_item")
def unpublish_item(model: type[Model]) -> ActionMenuItem | None:
    """Taking down by reviewers."""
    return action_menu.ReviewersUnpublish() if model is Resource else None


@hooks.register("construct_snippet_action_menu")
def without_wagtails_own(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Ours instead of Wagtail's."""
    action_menu.replace(items, context["model"])

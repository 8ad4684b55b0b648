"""Publish and unpublish in the editor's menu, for those who review in the resource's unit.

Wagtail's own items ask for Django's model permission, which nobody has.
"""

from typing import Any

from django.db.models import Model
from wagtail.snippets.action_menu import ActionMenuItem, PublishMenuItem, UnpublishMenuItem

from catalog.resources.models import Resource
from catalog.review.permissions import may_review


class ReviewersPublish(PublishMenuItem):
    """Publish at once, without the workflow's step."""

    order = 30

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Shown in the editor of a resource that is not locked to them."""
        return context["view"] != "create" and ActionMenuItem.is_shown(self, context) and _may(context)


class ReviewersUnpublish(UnpublishMenuItem):
    """Take it down."""

    order = 20

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Shown where it is out."""
        shown = context["view"] == "edit" and ActionMenuItem.is_shown(self, context)
        return bool(shown and context["instance"].live and _may(context))


def _may(context: dict[str, Any]) -> bool:
    return may_review(context["request"].user, context["instance"])


def replace(items: list[ActionMenuItem], model: type[Model]) -> None:
    """Put ours in place of Wagtail's for resources; approving comes first where it is to be decided."""
    if model is not Resource:
        return
    kept = [item for item in items if type(item) not in {PublishMenuItem, UnpublishMenuItem}]
    items[:] = sorted(kept, key=lambda item: item.name != "approve")

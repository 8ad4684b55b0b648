"""Deleting several resources at once: found, named and deleted only where the user may."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import classproperty
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from catalog.resources.models import Resource
from catalog.review.permissions import ReviewPolicy

POLICY = ReviewPolicy(Resource)


class DeleteResources(DeleteBulkAction):
    """Wagtail's own, which would name those it refuses to delete."""

    @classproperty
    def models(cls) -> list[type[Resource]]:  # noqa: N805 - a property of the class
        return [Resource]

    def get_all_objects_in_listing_query(self, parent_id: Any) -> QuerySet[Resource]:
        return self._mine().values_list("pk", flat=True)

    def get_queryset(self, model: type[Resource], object_ids: Any) -> list[Resource]:
        ids = [pk for pk in object_ids if str(pk).isdecimal()]
        found = list(self._mine().filter(pk__in=ids))
        if not found:
            raise Http404
        return found

    def check_perm(self, snippet: Resource) -> bool:
        return POLICY.user_has_permission_for_instance(self.request.user, "delete", snippet)

    def _mine(self) -> QuerySet[Resource]:
        return POLICY.instances_user_has_permission_for(self.request.user, "delete").select_related("unit")

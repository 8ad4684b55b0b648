"""Who may do what with a resource in the admin: each reviewer in their own units, a coordinator in all.

Nobody is given Django's model permissions on resources. Where Wagtail asks for those (its site history, its
reports), the answer is no, and nothing of another unit is shown there.
"""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from catalog.resources.models import Resource
from hub.accounts.models import User
from hub.accounts.permissions import CAPABILITIES, Capability, may, unit_ids

NOT_IN_THE_ADMIN = frozenset({"add"})
"""Resources are made by the site's own form, which takes files."""

CITY_WIDE = frozenset({"delete"})


def may_review(user: User | AnonymousUser, resource: Resource) -> bool:
    """Whether `user` reviews in the resource's unit."""
    return may(user, Capability.REVIEW_RESOURCES, resource.unit)


def reviewable(user: User | AnonymousUser) -> QuerySet[Resource]:
    """The resources of all units in which `user` reviews."""
    return in_units_where(user, Capability.REVIEW_RESOURCES)


def choosable(user: User | AnonymousUser) -> QuerySet[Resource]:
    """What `user` may choose for a page: what they review, and what is out of units whose pages they edit."""
    editable = in_units_where(user, Capability.EDIT_PAGES).filter(live=True)
    return Resource.objects.filter(Q(pk__in=reviewable(user).values("pk")) | Q(pk__in=editable.values("pk")))


def in_units_where(user: User | AnonymousUser, capability: Capability) -> QuerySet[Resource]:
    """The resources of all units in which `user` may do that."""
    ids = unit_ids(user, capability)
    return Resource.objects.all() if ids is None else Resource.objects.filter(unit_id__in=ids)


class ReviewPolicy(BasePermissionPolicy):
    """Wagtail's question "may this user", answered by Membership."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """Whether `user` may do that with some resource."""
        if action in NOT_IN_THE_ADMIN:
            return False
        if action in CITY_WIDE:
            return may(user, Capability.REVIEW_RESOURCES, None)
        return unit_ids(user, Capability.REVIEW_RESOURCES) != []

    def user_has_permission_for_instance(self, user: User, action: str, instance: Resource) -> bool:
        """Whether `user` may do that with this resource."""
        return self.user_has_permission(user, action) and may_review(user, instance)

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet[Resource]:
        """The resources with which `user` may do one of those."""
        return reviewable(user) if self.user_has_any_permission(user, actions) else Resource.objects.none()

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        """Everybody who may do one of those with some resource."""
        roles = [role for role, granted in CAPABILITIES.items() if Capability.REVIEW_RESOURCES in granted]
        holds = Q(memberships__role__in=roles, memberships__ended_at=None)
        return User.objects.filter(Q(is_superuser=True) | holds, is_active=True).distinct()


class CoordinatorPolicy(BasePermissionPolicy):
    """City-wide words, such as the vocabulary: coordinators alone."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """Whether `user` may do that."""
        return may(user, Capability.SEE_ALL_UNITS, None)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        """Everybody who may."""
        roles = [role for role, granted in CAPABILITIES.items() if Capability.SEE_ALL_UNITS in granted]
        holds = Q(memberships__role__in=roles, memberships__ended_at=None)
        return User.objects.filter(Q(is_superuser=True) | holds, is_active=True).distinct()

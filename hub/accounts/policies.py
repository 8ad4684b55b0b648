"""Wagtail's question "may this user", answered by a role that counts city-wide."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from wagtail.permission_policies import ModelPermissionPolicy

from hub.accounts.models import User
from hub.accounts.permissions import Capability, may


class CityWidePolicy(ModelPermissionPolicy):
    """Who holds `capability` in the whole city may do `actions`; nobody may do anything else."""

    def __init__(self, model: type[Model], capability: Capability, actions: Iterable[str]) -> None:
        super().__init__(model)
        self.capability = capability
        self.actions = frozenset(actions)

    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        return action in self.actions and may(user, self.capability, None)

    def user_has_any_permission(self, user: User | AnonymousUser, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

"""What the accounts listen to; called once when the app is ready."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _

from hub.accounts import groups
from hub.accounts.models import Membership, User
from hub.accounts.permissions import Capability
from hub.pages.models import UnitPage
from hub.workspace import tabs


def connect() -> None:
    """Show the people's tab, and keep the generated groups in step with roles and unit pages.

    The groups change in the transaction of what changes them.
    """
    tabs.register(tabs.Tab("members", _("People"), "members:list", Capability.MANAGE_MEMBERS, 70))
    post_save.connect(_role_changed, sender=Membership, dispatch_uid="accounts.role_saved")
    post_delete.connect(_role_changed, sender=Membership, dispatch_uid="accounts.role_deleted")
    post_save.connect(_user_changed, sender=User, dispatch_uid="accounts.user_saved")
    post_save.connect(_unit_page_made, sender=UnitPage, dispatch_uid="accounts.unit_page_saved")


def _role_changed(instance: Membership, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        groups.sync(instance.user)
        instance.user.__dict__.pop("_roles_cache", None)


def _user_changed(
    instance: User, created: bool, raw: bool, update_fields: set[str] | None, **kwargs: Any
) -> None:
    if not (created or raw) and (update_fields is None or "is_active" in update_fields):
        groups.sync(instance)


def _unit_page_made(instance: UnitPage, created: bool, raw: bool, **kwargs: Any) -> None:
    if created and not raw:
        groups.sync_unit_page(instance)

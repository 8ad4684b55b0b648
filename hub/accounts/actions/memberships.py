"""Giving and ending roles. Rows are the log: who gave and who ended each role, and when, stays."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts import permissions
from hub.accounts.actions import AccountError
from hub.accounts.models import Membership, User
from hub.units.models import Unit


@transaction.atomic
def grant(*, user: User, unit: Unit, role: str, by: User | None, now: datetime) -> Membership:
    """Give `user` that role in `unit`; a role already held comes back as it is.

    `by` None is the site itself (loading the demo, a command). Raises PermissionDenied where `by` may not
    give that role there, `AccountError` for an account that is closed.
    """
    if by is not None and role not in permissions.grantable_roles(by, unit):
        raise PermissionDenied
    if not user.is_active:
        raise AccountError(_("This account is closed."))
    held = Membership.objects.select_for_update().filter(user=user, unit=unit, role=role, ended_at=None)
    existing = held.first()
    if existing:
        return existing
    return Membership.objects.create(user=user, unit=unit, role=role, granted_by=by, granted_at=now)


@transaction.atomic
def end(membership: Membership, *, by: User | None, now: datetime) -> Membership:
    """End a role; one that has ended already stays as it was.

    Raises PermissionDenied where `by` may not take that role there.
    """
    if by is not None and membership.role not in permissions.grantable_roles(by, membership.unit):
        raise PermissionDenied
    fresh = Membership.objects.select_for_update().get(pk=membership.pk)
    if fresh.ended_at is None:
        fresh.ended_at, fresh.ended_by = now, by
        fresh.save(update_fields=["ended_at", "ended_by"])
    return fresh

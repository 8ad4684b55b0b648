"""Which workspaces a person may enter."""

from django.db.models import Q, QuerySet

from hub.accounts.models import User
from hub.accounts.permissions import Capability, unit_ids
from hub.units.models import Unit


def units_of(user: User) -> QuerySet[Unit]:
    """The units whose workspace `user` may enter, by name; all of them for who sees every unit."""
    ids = unit_ids(user, Capability.SEE_WORKSPACE)
    allowed = Q() if ids is None else Q(pk__in=ids)
    return Unit.objects.filter(allowed).order_by("name")

"""Who may send resources in, and for which units."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from catalog.resources.models import Resource
from hub.accounts.models import User
from hub.accounts.permissions import Capability, unit_ids
from hub.units.models import Unit


def units_to_send_for(user: User | AnonymousUser) -> QuerySet[Unit]:
    """The units in whose name `user` may send resources in, by name."""
    ids = unit_ids(user, Capability.SUBMIT_RESOURCES)
    units = Unit.objects.filter(valid_to=None)
    return (units if ids is None else units.filter(pk__in=ids)).order_by("name")


def own(user: User) -> QuerySet[Resource]:
    """What `user` has sent in, whatever became of it: theirs to see, change and take back."""
    return Resource.objects.filter(submitted_by=user)

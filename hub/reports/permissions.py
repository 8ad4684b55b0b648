"""Who may do what with a unit's report."""

from django.contrib.auth.models import AnonymousUser

from hub.accounts.models import User
from hub.accounts.permissions import Capability, may
from hub.units.models import Unit


def may_write(user: User | AnonymousUser, unit: Unit) -> bool:
    """Whether `user` may fill in and submit the unit's report."""
    return may(user, Capability.WRITE_REPORT, unit)


def may_review(user: User | AnonymousUser) -> bool:
    """Whether `user` may see every unit's report, accept it and return it."""
    return may(user, Capability.REVIEW_REPORTS, None)

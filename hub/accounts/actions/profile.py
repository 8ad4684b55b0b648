"""What a person says about themselves, changed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hub.accounts.actions import consents
from hub.accounts.models import Consent, User
from hub.units.models import Unit


@dataclass(frozen=True)
class Profile:
    """The part of an account that its owner may change freely."""

    display_name: str
    home_unit: Unit | None
    age_band: str
    language: str


@transaction.atomic
def update(user: User, profile: Profile, *, by: User, now: datetime) -> None:
    """Write the profile. Who turns 16 decides alone: a representative's consent ends with childhood."""
    was_child = user.is_child
    user.display_name = profile.display_name
    user.home_unit = profile.home_unit
    user.age_band = profile.age_band
    user.language = profile.language
    user.save(update_fields=["display_name", "home_unit", "age_band", "language"])
    if was_child and not user.is_child:
        consents.withdraw(user, Consent.Purpose.PUBLISHING, by=by, now=now)

"""People and their roles, for tests."""

import factory
from factory.django import DjangoModelFactory, Password

from hub.accounts.models import Membership, Role, User
from tests.factories.units import UnitFactory

PASSWORD = "mot-cau-de-nho"


class UserFactory(DjangoModelFactory):
    """A resident without an e-mail address, of age, whose password is `PASSWORD`."""

    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"nguoi.dan.{n}")
    display_name = factory.Sequence(lambda n: f"Người Dân {n}")
    password = Password(PASSWORD)
    age_band = User.AgeBand.FROM_25_TO_59


class MembershipFactory(DjangoModelFactory):
    """A person's open role in a unit."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    unit = factory.SubFactory(UnitFactory)
    role = Role.ORGANIZER


def member(role, unit=None):
    """A user with that role in `unit` (a new unit without one)."""
    return MembershipFactory(role=role, **({"unit": unit} if unit else {})).user

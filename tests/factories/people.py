"""People and their roles for tests."""

import factory

from hub.accounts.models import Membership, Role, User
from tests.factories.units import UnitFactory

__all__ = ["MembershipFactory", "UnitFactory", "UserFactory", "member"]


class UserFactory(factory.django.DjangoModelFactory):
    """A resident of age with a username, a password (`week2022`) and no e-mail."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence("nguoi{}".format)
    display_name = factory.Sequence("Người số {}".format)
    password = factory.django.Password("week2022")
    age_band = User.AgeBand.FROM_25_TO_59


class MembershipFactory(factory.django.DjangoModelFactory):
    """A teacher's role in a unit."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    unit = factory.SubFactory(UnitFactory)
    role = Role.TEACHER


def member(role, unit=None, **fields):
    """A user with that role in `unit` (a new unit without one)."""
    return MembershipFactory(user=UserFactory(**fields), role=role, **({"unit": unit} if unit else {})).user

"""People, units and roles for tests."""

import factory

from hub.accounts.models import Membership, Role, User
from hub.units.models import Unit


class UnitFactory(factory.django.DjangoModelFactory):
    """A ward that owes a report."""

    class Meta:
        model = Unit

    code = factory.Sequence("phuong-{}".format)
    name = factory.Sequence("Phường số {}".format)
    kind = Unit.Kind.WARD


class UserFactory(factory.django.DjangoModelFactory):
    """A resident with a username, a password (`week2022`) and no e-mail."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence("nguoi{}".format)
    display_name = factory.Sequence("Người số {}".format)
    password = factory.django.Password("week2022")


class MembershipFactory(factory.django.DjangoModelFactory):
    """A teacher's role in a unit."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    unit = factory.SubFactory(UnitFactory)
    role = Role.TEACHER

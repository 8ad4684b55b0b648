"""Units and their places in the tree, for tests."""

import factory
from factory.django import DjangoModelFactory

from hub.units.models import Placement, Unit, UnitAlias


class UnitFactory(DjangoModelFactory):
    """A ward that owes a report; `parent=` gives it an open place in the tree."""

    class Meta:
        model = Unit
        skip_postgeneration_save = True

    code = factory.Sequence("phuong-{}".format)
    name = factory.Sequence("Phường số {}".format)
    kind = Unit.Kind.WARD

    @factory.post_generation
    def parent(self, create, extracted, **kwargs):
        if create and extracted:
            PlacementFactory(unit=self, parent=extracted)


class PlacementFactory(DjangoModelFactory):
    """A unit's open place under a parent."""

    class Meta:
        model = Placement

    unit = factory.SubFactory(UnitFactory)
    parent = factory.SubFactory(UnitFactory, kind=Unit.Kind.CITY)


class UnitAliasFactory(DjangoModelFactory):
    """Another name of a unit."""

    class Meta:
        model = UnitAlias

    unit = factory.SubFactory(UnitFactory)
    name = factory.Sequence("Tên khác {}".format)

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError

from hub.units import actions, queries
from hub.units.models import Placement, UnitAlias
from tests.factories.units import PlacementFactory, UnitAliasFactory, UnitFactory

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DAY = date(2025, 7, 1)

pytestmark = pytest.mark.django_db


def move(unit, to, on=DAY):
    return actions.move(unit, to=to, on=on, by=None, now=NOW)


def test_a_move_closes_the_old_place_the_day_before_and_the_old_tree_stays():
    old, new = UnitFactory(), UnitFactory()
    unit = UnitFactory(parent=old)
    move(unit, new)
    assert queries.tree(date(2025, 6, 30)).parents[unit.pk] == old.pk
    assert queries.tree(DAY).parents[unit.pk] == new.pk


def test_a_unit_moved_to_nowhere_becomes_a_root():
    unit = UnitFactory(parent=UnitFactory())
    assert move(unit, None) is None
    assert unit.pk not in queries.tree(DAY).parents


def test_a_unit_cannot_stand_below_itself_or_its_own_child():
    top = UnitFactory()
    middle = UnitFactory(parent=top)
    low = UnitFactory(parent=middle)
    for parent in (top, middle, low):
        with pytest.raises(actions.UnitError):
            move(top, parent)
    assert Placement.objects.count() == 2


def test_a_move_before_the_place_began_is_refused_and_writes_nothing():
    place = PlacementFactory(valid_from=DAY)
    with pytest.raises(actions.UnitError):
        move(place.unit, UnitFactory(), on=DAY)
    place.refresh_from_db()
    assert place.valid_to is None


def test_a_unit_that_has_a_place_moves_from_a_day_only():
    unit = UnitFactory(parent=UnitFactory())
    with pytest.raises(actions.UnitError):
        move(unit, UnitFactory(), on=None)


def test_when_opening_the_new_place_fails_the_old_one_stays_open(monkeypatch):
    place = PlacementFactory()

    def fail(**kwargs):
        raise IntegrityError

    monkeypatch.setattr(Placement.objects, "create", fail)
    with pytest.raises(IntegrityError):
        move(place.unit, UnitFactory())
    place.refresh_from_db()
    assert place.valid_to is None


def test_a_merger_hands_over_children_and_names_and_ends_the_unit():
    city = UnitFactory()
    gone, heir = UnitFactory(name="Phường Cũ", parent=city), UnitFactory(parent=city)
    UnitAliasFactory(unit=gone, name="PC")
    child = UnitFactory(parent=gone)
    actions.merge(gone, into=heir, on=DAY, by=None, now=NOW)
    gone.refresh_from_db()
    assert (gone.successor, gone.valid_to) == (heir, date(2025, 6, 30))
    assert queries.tree(DAY).parents == {heir.pk: city.pk, child.pk: heir.pk}
    assert set(heir.aliases.values_list("name", flat=True)) == {"Phường Cũ", "PC"}
    assert gone not in queries.existing(DAY)
    assert gone in queries.existing(date(2025, 6, 30))


def test_a_merger_into_itself_its_child_its_predecessor_or_an_ended_unit_is_refused():
    gone, heir = UnitFactory(), UnitFactory()
    child = UnitFactory(parent=gone)
    ended = UnitFactory(valid_to=date(2020, 1, 1))
    for into in (gone, child, ended):
        with pytest.raises(actions.UnitError):
            actions.merge(gone, into=into, on=DAY, by=None, now=NOW)
    heir.successor = gone
    heir.save()
    with pytest.raises(actions.UnitError):
        actions.merge(gone, into=heir, on=DAY, by=None, now=NOW)


def test_a_new_name_keeps_the_old_one_as_an_alias():
    unit = UnitFactory(name="Phường Cũ")
    UnitAliasFactory(unit=unit, name="Phường Mới")
    actions.rename(unit, name="  Phường  Mới ", by=None, now=NOW)
    unit.refresh_from_db()
    assert unit.name == "Phường Mới"
    assert list(unit.aliases.values_list("name", flat=True)) == ["Phường Cũ"]
    assert queries.names()[queries.normalise("phường cũ")] == unit


def test_an_empty_name_is_refused():
    with pytest.raises(actions.UnitError):
        actions.rename(UnitFactory(), name=" ", by=None, now=NOW)
    assert not UnitAlias.objects.exists()


def test_closing_ends_the_unit_and_its_place_after_that_day():
    unit = UnitFactory(parent=UnitFactory())
    actions.close(unit, on=DAY, by=None, now=NOW)
    assert unit in queries.existing(DAY)
    assert unit not in queries.existing(date(2025, 7, 2))
    assert unit.pk in queries.tree(DAY).parents
    assert unit.pk not in queries.tree(date(2025, 7, 2)).parents


def test_a_unit_with_units_below_or_that_has_not_begun_is_not_closed():
    parent = UnitFactory()
    UnitFactory(parent=parent)
    with pytest.raises(actions.UnitError):
        actions.close(parent, on=DAY, by=None, now=NOW)
    with pytest.raises(actions.UnitError):
        actions.close(UnitFactory(valid_from=date(2026, 1, 1)), on=DAY, by=None, now=NOW)

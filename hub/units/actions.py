"""What can happen to a unit: it moves, is merged, is renamed, ends. History stays readable.

Days are local days. Each action is one transaction and leaves older rows as they were.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.units import queries
from hub.units.models import Placement, Unit, UnitAlias


class UnitError(ValueError):
    """The tree of units does not allow this; the message says why, for the person who tried."""


@transaction.atomic
def move(
    unit: Unit, *, to: Unit | None, on: date | None = None, by: User | None, now: datetime
) -> Placement | None:
    """Put `unit` under `to` from the day `on` (None: from the beginning); with `to` None it becomes a root.

    The open place is closed the day before; the new one, if any, comes back. Raises `UnitError` for a
    circle and for a day before the open place began.
    """
    check_move(unit, to=to, on=on, now=now)
    current = Placement.objects.select_for_update().filter(unit=unit, valid_to=None).first()
    if current and on is not None:
        _close(current, on)
    return Placement.objects.create(unit=unit, parent=to, valid_from=on) if to else None


@transaction.atomic
def merge(unit: Unit, *, into: Unit, on: date, by: User | None, now: datetime) -> Unit:
    """End `unit` the day before `on`; `into` succeeds it and takes over its children and its names.

    What the ledger says of `unit` stays its own. Raises `UnitError` where `into` has itself ended, is the
    unit or follows from it, or lies below it.
    """
    check_merge(unit, into=into, on=on)
    below = Placement.objects.filter(parent=unit, valid_to=None).exclude(unit=into)
    for place in below.select_related("unit"):
        move(place.unit, to=into, on=on, by=by, now=now)
    unit.successor = into
    for name in [unit.name, *unit.aliases.values_list("name", flat=True)]:
        UnitAlias.objects.get_or_create(unit=into, name=name)
    return close(unit, on=on - timedelta(days=1), by=by, now=now)


@transaction.atomic
def rename(unit: Unit, *, name: str, by: User | None, now: datetime) -> Unit:
    """Give `unit` another name; the old one stays as an alias. Raises `UnitError` for an empty name."""
    name = " ".join(name.split())
    if not name:
        raise UnitError(_("Write the new name."))
    if name != unit.name:
        UnitAlias.objects.get_or_create(unit=unit, name=unit.name)
        UnitAlias.objects.filter(unit=unit, name=name).delete()
        unit.name = name
        unit.save(update_fields=["name"])
    return unit


@transaction.atomic
def close(unit: Unit, *, on: date, by: User | None, now: datetime) -> Unit:
    """End `unit` after the day `on`: that is its last. Its place ends with it, its page and rows stay.

    Raises `UnitError` where units still stand below it after that day, or it would end before it began.
    """
    check_close(unit, on=on)
    current = Placement.objects.select_for_update().filter(unit=unit, valid_to=None).first()
    if current:
        _close(current, on + timedelta(days=1))
    unit.valid_to = on
    unit.save(update_fields=["valid_to", "successor"])
    return unit


def check_move(unit: Unit, *, to: Unit | None, on: date | None, now: datetime) -> None:
    """Raises `UnitError` where `move` would."""
    if to is not None:
        _refuse_circle(unit, to, on or timezone.localdate(now))
    current = Placement.objects.filter(unit=unit, valid_to=None).first()
    if current and on is None:
        raise UnitError(_("%(unit)s has a place already: say from which day it moves.") % {"unit": unit})
    if current and on:
        _refuse_to_end_early(current, on - timedelta(days=1))


def check_merge(unit: Unit, *, into: Unit, on: date) -> None:
    """Raises `UnitError` where `merge` would."""
    if into.valid_to is not None and into.valid_to < on:
        raise UnitError(_("%(unit)s no longer exists on that day.") % {"unit": into})
    if unit.pk in {into.pk, *_line_of_successors(into)}:
        raise UnitError(_("A unit cannot be merged into itself or into what it came from."))
    if unit.pk in queries.tree(on).ancestors(into.pk):
        raise UnitError(_("%(into)s lies below %(unit)s: move it first.") % {"into": into, "unit": unit})
    if unit.valid_from and on <= unit.valid_from:
        raise UnitError(_("It ends before it begins."))
    for place in Placement.objects.filter(Q(parent=unit) | Q(unit=unit), valid_to=None):
        _refuse_to_end_early(place, on - timedelta(days=1))


def check_close(unit: Unit, *, on: date) -> None:
    """Raises `UnitError` where `close` would."""
    if unit.valid_from and on < unit.valid_from:
        raise UnitError(_("It ends before it begins."))
    if Placement.objects.filter(parent=unit, valid_to=None, unit__valid_to=None).exists():
        raise UnitError(_("Units still stand below %(unit)s: move them first.") % {"unit": unit})
    current = Placement.objects.filter(unit=unit, valid_to=None).first()
    if current:
        _refuse_to_end_early(current, on)


def _close(placement: Placement, on: date) -> None:
    """End an open place the day before `on`."""
    last = on - timedelta(days=1)
    _refuse_to_end_early(placement, last)
    placement.valid_to = last
    placement.save(update_fields=["valid_to"])


def _refuse_to_end_early(placement: Placement, last: date) -> None:
    if placement.valid_from and last < placement.valid_from:
        raise UnitError(
            _("Its place began on %(day)s: choose a later day.") % {"day": placement.valid_from.isoformat()}
        )


def _refuse_circle(unit: Unit, parent: Unit, on: date) -> None:
    if unit.pk == parent.pk or unit.pk in queries.tree(on).ancestors(parent.pk):
        raise UnitError(_("%(unit)s cannot stand below itself.") % {"unit": unit})


def _line_of_successors(unit: Unit) -> list[int]:
    """Ids of what comes after `unit`, next first; a circle in the data ends the walk."""
    found: list[int] = []
    current = unit.successor
    while current is not None and current.pk not in found:
        found.append(current.pk)
        current = current.successor
    return found

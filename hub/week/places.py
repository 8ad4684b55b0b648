"""Where the reader lives: the ward whose things come first. Kept in the address, never in a cookie."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest

from hub.statements import Statement
from hub.units import queries
from hub.units.models import Unit

PARAMETER = "noi-o"
KINDS = (Unit.Kind.WARD, Unit.Kind.COMMUNE)


_WARDS = Statement(lambda on: queries.existing(on).filter(kind__in=KINDS), date)


def wards(*, on: date) -> list[Unit]:
    """The wards and communes that exist on that day, wards first, by name. One query."""
    found = _WARDS.objects(Unit, on)
    return sorted(found, key=lambda unit: (KINDS.index(unit.kind), queries.alphabetical(unit.name)))


def chosen(request: HttpRequest, known: Sequence[Unit]) -> Unit | None:
    """The ward named in the address by its code; else the signed-in reader's own; None where neither is."""
    code = request.GET.get(PARAMETER, "")
    home_unit_id = getattr(request.user, "home_unit_id", None)
    named = next((ward for ward in known if ward.code == code), None)
    return named or next((ward for ward in known if ward.pk == home_unit_id), None)

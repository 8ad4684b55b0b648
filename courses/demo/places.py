"""Which of the loaded units is the city itself, and what is known of the shipped ones beyond their file."""

from datetime import date
from pathlib import Path

from courses.demo import tables
from hub.units import queries
from hub.units.models import Unit

TOP_KINDS = (Unit.Kind.CITY, Unit.Kind.PROVINCE)
# Resolution 1684/NQ-UBTVQH15 and Law 72/2025/QH15: cities of a province ended with 30 June 2025.
LAPSED = {"bac-kan": date(2025, 6, 30)}


OFFICE = "gddt"
"""The office that the plan charges with the Week, and where the demo's coordinator works."""


def organizer_of(city: Unit, *, on: date) -> Unit:
    """Who organizes an edition that begins on that day: the city, or who carries on where it has ended.

    That is its successor, else the office in charge of the Week; where neither is, still the city.
    """
    if city.valid_to is None or city.valid_to >= on:
        return city
    return city.successor or queries.existing(on).filter(code=OFFICE).first() or city


def city_of(units_file: Path | None) -> Unit | None:
    """The unit that stands for the city: of the file's units the first city, else the first root, else any.

    None where no unit was loaded. The shipped city gets the day on which it ended.
    """
    codes = [row.get("code") for row in tables.read(units_file).rows] if units_file else list(LAPSED)
    loaded = Unit.objects.filter(code__in=codes)
    by_code = {unit.code: unit for unit in loaded}
    ordered = [by_code[code] for code in codes if code in by_code]
    for unit in ordered:
        if unit.code in LAPSED and unit.valid_to is None:
            unit.valid_to = LAPSED[unit.code]
            unit.save(update_fields=["valid_to"])
    tops = [unit for kind in TOP_KINDS for unit in ordered if unit.kind == kind]
    return next(iter([*tops, *ordered]), None)

"""Which units owe a report to the city."""

from hub.units.models import Unit

NEVER = frozenset({Unit.Kind.PROVINCE, Unit.Kind.CITY, Unit.Kind.ENTERPRISE})


def owes_report(kind: str, *, has_parent: bool) -> bool:
    """Whether a new unit of that kind owes a report, until a coordinator says otherwise.

    The city consolidates, enterprises sponsor, and a school under no unit here is the province's.
    """
    return kind not in NEVER and (kind != Unit.Kind.SCHOOL or has_parent)

"""The first sentences of a section, drafted from its numbers in plain administrative Vietnamese."""

from collections.abc import Sequence

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hub.reports.figures import counted
from hub.reports.phrases import PHRASES, itself
from hub.reports.values import Line
from hub.units.models import Unit


def draft(lines: Sequence[Line], unit: Unit) -> str:
    """One sentence with every number above zero; "" where there is none. Always in the site's language."""
    with translation.override(settings.LANGUAGE_CODE):
        told = [_clause(line) for line in lines if line.value]
        if not told:
            return ""
        return _("During the Week, %(unit)s %(clauses)s.") % {"unit": itself(unit), "clauses": _joined(told)}


def _clause(line: Line) -> str:
    number = counted(line.value or 0)
    phrase = PHRASES.get(line.indicator.code)
    if phrase:
        return str(phrase) % {"n": number}
    told = {"what": line.indicator.label, "n": number, "unit": line.indicator.unit_of_measure}
    return _("had %(n)s %(unit)s (%(what)s)") % told


def _joined(clauses: list[str]) -> str:
    """ "a; b và c" as the language joins them."""
    if len(clauses) == 1:
        return clauses[0]
    return _("%(first)s and %(last)s") % {"first": ", ".join(clauses[:-1]), "last": clauses[-1]}

"""Indicators from a CSV file: the city's own template of the report.

Columns: `code`, `section`, `label`, `unit_of_measure`, `source` (AUTO or MANUAL), `rule` (in words), parted
by comma, semicolon or tab. The order of the rows is the order of the report. A file can be loaded again:
known codes are brought up to date; indicators that are not in it are set aside, not deleted, for earlier
reports have values for them.
"""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.reports.models import Indicator
from hub.reports.rules import RULES

SHIPPED = Path(__file__).parent / "data" / "indicators.csv"
REQUIRED = ("code", "section", "label", "unit_of_measure", "source")


@dataclass
class LoadReport:
    """What loading a file did: indicators made, changed, set aside, and what it could not take."""

    created: int = 0
    updated: int = 0
    set_aside: int = 0
    problems: list[str] = field(default_factory=list)


@transaction.atomic
def load_indicators(path: Path | str = SHIPPED) -> LoadReport:
    """Load the indicators of a CSV file (UTF-8) and say what was done; a bad row is reported and skipped.

    An AUTO indicator for whose code the hub has no rule is taken as MANUAL, and reported.
    """
    report = LoadReport()
    taken: set[str] = set()
    known = {indicator.code: indicator for indicator in Indicator.objects.all()}
    for line, cells in _table(Path(path), report):
        indicator = known.get(cells["code"]) or Indicator(code=cells["code"])
        before = _fields(indicator)
        try:
            if cells["code"] in taken:
                raise ValidationError(_("The code %(code)s stands twice.") % {"code": cells["code"]})
            _fill(indicator, cells, position=len(taken) + 1)
        except ValidationError as error:
            report.problems.append(_at(line, " ".join(error.messages)))
            continue
        if cells["source"].upper() == Indicator.Source.AUTO and indicator.source != Indicator.Source.AUTO:
            said = _("The hub has no rule for %(code)s; it is typed in.") % {"code": indicator.code}
            report.problems.append(_at(line, said))
        taken.add(indicator.code)
        if indicator.pk is None or before != _fields(indicator):
            report.created += indicator.pk is None
            report.updated += indicator.pk is not None
            indicator.save()
            known[indicator.code] = indicator
    if taken:
        others = Indicator.objects.filter(is_active=True).exclude(code__in=taken)
        report.set_aside = others.update(is_active=False)
    return report


def _table(path: Path, report: LoadReport) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig")).replace("\0", "")
    except UnicodeDecodeError:
        report.problems.append(_("The file is not UTF-8 text."))
        return
    head = text.partition("\n")[0]
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    lacking = [name for name in REQUIRED if name not in (reader.fieldnames or [])]
    if lacking:
        report.problems.append(
            _("The file lacks the columns: %(columns)s.") % {"columns": ", ".join(lacking)}
        )
        return
    for row in reader:
        yield reader.line_num, {name: " ".join((row.get(name) or "").split()) for name in (*REQUIRED, "rule")}


def _fill(indicator: Indicator, cells: dict[str, str], *, position: int) -> None:
    """Raises ValidationError where a cell cannot be stored."""
    indicator.section = cells["section"]
    indicator.label = cells["label"]
    indicator.unit_of_measure = cells["unit_of_measure"]
    indicator.rule = cells["rule"]
    indicator.source = cells["source"].upper()
    indicator.position = position
    indicator.is_active = True
    indicator.clean_fields()
    if indicator.source == Indicator.Source.AUTO and indicator.code not in RULES:
        indicator.source = Indicator.Source.MANUAL


def _fields(indicator: Indicator) -> tuple[object, ...]:
    return (
        indicator.section,
        indicator.label,
        indicator.unit_of_measure,
        indicator.rule,
        indicator.source,
        indicator.position,
        indicator.is_active,
    )


def _at(line: int, message: str) -> str:
    return _("Line %(line)s: %(message)s") % {"line": line, "message": message}

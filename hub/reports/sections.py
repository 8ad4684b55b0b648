"""The sections of a report, read off its indicators: "II.5 Thư viện và văn hóa đọc"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import slugify

from hub.reports.models import Indicator

_NUMBERED = re.compile(r"^((?:[IVXLC]+|\d+)(?:\.\d+)*)\.?\s+(.+)$")


@dataclass(frozen=True)
class Section:
    """One section: its key in addresses, its number (may be empty), its name and its indicators."""

    key: str
    number: str
    name: str
    indicators: list[Indicator] = field(default_factory=list)

    @property
    def title(self) -> str:
        """ "II.5. Thư viện và văn hóa đọc"."""
        return f"{self.number}. {self.name}" if self.number else self.name


def from_indicators(indicators: Iterable[Indicator]) -> list[Section]:
    """The sections in the order of their first indicator."""
    found: dict[str, Section] = {}
    for indicator in indicators:
        numbered = _NUMBERED.match(indicator.section)
        number, name = numbered.groups() if numbered else ("", indicator.section)
        key = slugify((number or name).replace(".", "-").replace("đ", "d").replace("Đ", "D")) or "phan"
        found.setdefault(key, Section(key=key, number=number, name=name)).indicators.append(indicator)
    return list(found.values())

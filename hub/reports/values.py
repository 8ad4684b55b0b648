"""One line of a report: an indicator with all that is known of its value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hub.reports.models import Indicator, ReportValue


@dataclass(frozen=True)
class Line:
    """An indicator's value in one report.

    `computed` is what the ledger says now (None for MANUAL), `entered` what an officer typed: the value
    itself, or the correction of a computed one, with its reason. Once the report is with the city
    (`is_frozen`), `frozen` is what had been computed on submission; later rows are a difference only.
    """

    indicator: Indicator
    computed: int | None
    entered: int | None = None
    reason: str = ""
    entered_by: str = ""
    entered_at: datetime | None = None
    frozen: int | None = None
    is_frozen: bool = False
    stored: ReportValue | None = None

    @classmethod
    def of(
        cls,
        indicator: Indicator,
        computed: Mapping[str, int],
        stored: ReportValue | None,
        *,
        is_frozen: bool,
    ) -> "Line":
        """The line of `indicator` from what the ledger says (by code) and what the report stores."""
        auto = indicator.source == Indicator.Source.AUTO
        told = computed.get(indicator.code) if auto else None
        if stored is None:
            return cls(indicator=indicator, computed=told, is_frozen=is_frozen)
        return cls(
            indicator=indicator,
            computed=told,
            entered=stored.entered,
            reason=stored.reason,
            entered_by=str(stored.entered_by or ""),
            entered_at=stored.entered_at,
            frozen=stored.frozen,
            is_frozen=is_frozen,
            stored=stored,
        )

    @property
    def provenance(self) -> Mapping[str, Any]:
        """What was kept of where the number came from, when the report was sent."""
        return (self.stored.provenance if self.stored else None) or {}

    @property
    def is_auto(self) -> bool:
        return self.indicator.source == Indicator.Source.AUTO

    @property
    def told_by_ledger(self) -> int | None:
        """What the report takes from the ledger: frozen once it is sent, till then what it says now."""
        return self.frozen if self.is_frozen else self.computed

    @property
    def value(self) -> int | None:
        """What the report prints; None is blank, which is not zero."""
        return self.told_by_ledger if self.entered is None else self.entered

    @property
    def is_corrected(self) -> bool:
        """Whether an officer's number stands in place of the computed one."""
        return self.is_auto and self.entered is not None

    @property
    def difference(self) -> int:
        """What the ledger has gained (or lost) since the report was sent; 0 before."""
        if not (self.is_auto and self.is_frozen) or self.computed is None or self.frozen is None:
            return 0
        return self.computed - self.frozen

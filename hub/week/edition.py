"""An edition's page: before, during and after its Week."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from hub.shell import ShareCard
from hub.units.models import Unit
from hub.week import figures, places
from hub.week.models import EditionPage


def context(edition: EditionPage, *, now: datetime) -> dict[str, Any]:
    """All that the page shows beside the programme: where it stands in time, documents, wards, figures."""
    today = timezone.localdate(now)
    has_begun = edition.first_day <= today
    return {
        "now": now,
        "is_running": has_begun and today <= edition.last_day,
        "is_over": today > edition.last_day,
        "day_number": (today - edition.first_day).days + 1,
        "length": (edition.last_day - edition.first_day).days + 1,
        "documents": edition.documents.select_related("document"),
        "wards": wards(edition),
        "figures": figures.of_week(edition, now=now) if has_begun else None,
        "dates": key_dates(edition),
        "is_due": now <= edition.report_deadline,
        "share_card": ShareCard(title=edition.title, description=edition.theme, kind="article"),
    }


def key_dates(edition: EditionPage) -> list[tuple[date, str]]:
    """The edition's own days by date: its first and last, the city's ceremony, the reports' deadline."""
    found = [
        (edition.first_day, _("The Week begins")),
        (edition.last_day, _("The last day of the Week")),
        (timezone.localdate(edition.report_deadline), _("Units' reports are due")),
    ]
    if edition.opening_at:
        place = f", {edition.opening_place}" if edition.opening_place else ""
        found.append((timezone.localdate(edition.opening_at), _("The city's opening ceremony") + place))
    return sorted(found, key=lambda entry: entry[0])


def wards(edition: EditionPage) -> list[Unit]:
    """The wards and communes that hold an opening of their own: those of the first day. One query."""
    return places.wards(on=edition.first_day)

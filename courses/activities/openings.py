"""The board of opening ceremonies: which ward and commune has held its own, when the others do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from courses.activities import queries
from courses.activities.kinds import EventPage
from courses.activities.models import Activity
from hub.cards import Badge
from hub.pages import addresses
from hub.units.models import Unit
from hub.week.models import EditionPage


@dataclass(frozen=True)
class Opening:
    """One unit's line on the board; without a ceremony there is no address and no time."""

    unit_name: str
    state: Badge
    url: str = ""
    starts_at: datetime | None = None


def board(edition: EditionPage, wards: Sequence[Unit], *, now: datetime) -> list[Opening]:
    """A line for each of `wards`; none at all where not one of them has announced a ceremony. One query.

    Of several ceremonies of one unit the first counts.
    """
    ceremonies = {
        activity.unit_id: activity
        for activity in queries.of_edition(edition)
        .filter(
            unit__in=[ward.pk for ward in wards],
            is_cancelled=False,
            pk__in=EventPage.objects.filter(event_type=EventPage.Type.OPENING).values("pk"),
        )
        .order_by("-starts_at")
    }
    if not ceremonies:
        return []
    return [_line(ward, ceremonies.get(ward.pk), edition, now) for ward in wards]


def _line(ward: Unit, ceremony: Activity | None, edition: EditionPage, now: datetime) -> Opening:
    if ceremony is None or ceremony.starts_at is None:
        return Opening(ward.name, Badge(_("No date yet"), "none"))
    return Opening(
        ward.name, _state(ceremony, edition, now), addresses.of(ceremony.url_path), ceremony.starts_at
    )


def _state(ceremony: Activity, edition: EditionPage, now: datetime) -> Badge:
    if not edition.first_day <= timezone.localdate(ceremony.starts_at) <= edition.last_day:
        return Badge(_("Outside the Week's days"), "warn")
    if ceremony.ends_at and ceremony.ends_at <= now:
        return Badge(_("Held"), "ok")
    if ceremony.starts_at and ceremony.starts_at <= now:
        return Badge(_("Happening now"), "live")
    return Badge(_("To come"))

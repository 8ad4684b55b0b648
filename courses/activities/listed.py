"""Activities as lists read them: rows without models, whose making would cost a list most of its time."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest

from courses.activities.kinds import EventPage
from courses.activities.models import Activity
from courses.contests.models import ContestPage
from hub.choices import label
from hub.pages import addresses


class Named(NamedTuple):
    """A unit's or a level's name."""

    name: str


class SubjectRow(NamedTuple):
    """A subject's name and how covers draw it."""

    name: str
    family: str
    motif: str


class PlacesRow(NamedTuple):
    """The places of an activity as they are counted."""

    confirmed: int
    waiting: int
    unlimited: int


class Listed(NamedTuple):
    """One activity with what a list shows of it; read like an `Activity` fetched by `queries.listed()`."""

    pk: int
    title: str
    url_path: str
    kind: str
    key: str
    mode: str
    place: str
    capacity: int | None
    takes_enrolment: bool
    is_cancelled: bool
    registration_opens_at: datetime | None
    registration_closes_at: datetime | None
    starts_at: datetime | None
    ends_at: datetime | None
    image_id: int | None
    event_type: str | None
    medium: str | None
    unit: Named
    level: Named
    subject: SubjectRow
    place_count: PlacesRow | None

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Its path on the site."""
        del request
        return addresses.of(self.url_path)

    @property
    def url(self) -> str:
        """Its path on the site."""
        return self.get_url()

    @property
    def topic(self) -> str:
        """As `Activity.topic`."""
        return self.event_type or self.kind

    @property
    def type_label(self) -> str:
        """As `Activity.type_label`."""
        if self.event_type and self.event_type != EventPage.Type.OTHER:
            return label(EventPage.Type, self.event_type)
        return label(Activity.Kind, self.kind)

    @property
    def medium_label(self) -> str:
        """As `Activity.medium_label`."""
        return label(ContestPage.Medium, self.medium or "")


Shown = Activity | Listed
"""What a list shows."""

_OWN = (
    *("pk", "title", "url_path", "kind", "key", "mode", "place", "capacity"),
    *("takes_enrolment", "is_cancelled", "registration_opens_at", "registration_closes_at"),
    *("starts_at", "ends_at", "image_id", "eventpage__event_type", "contestpage__medium"),
)
_RELATED = (
    *("unit__name", "level__name", "subject__name", "subject__family", "subject__motif"),
    *("place_count__confirmed", "place_count__waiting", "place_count__unlimited"),
)


def rows(activities: QuerySet[Activity]) -> list[Listed]:
    """The rows of those activities, in their order. One query."""
    return list(_read(activities.values_list(*_OWN, *_RELATED)))


def _read(found: Iterable[tuple[Any, ...]]) -> Iterable[Listed]:
    for row in found:
        unit, level, subject, family, motif, confirmed, waiting, unlimited = row[len(_OWN) :]
        count = None if confirmed is None else PlacesRow(confirmed, waiting, unlimited)
        related = (Named(unit), Named(level), SubjectRow(subject, family, motif), count)
        yield Listed._make((*row[: len(_OWN)], *related))

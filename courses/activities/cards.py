"""Activities as cards: what every list shows of one, ready for the reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.http import HttpRequest
from django.utils import timezone

from courses.activities import wording
from courses.activities.kinds import EventPage
from courses.activities.listed import Shown
from courses.activities.models import Activity
from courses.activities.queries import state_of
from courses.activities.states import Timing
from hub.cards import Card
from hub.choices import label
from hub.covers.spec import Cover, CoverType
from hub.pages import pictures


class Occasion(Protocol):
    """One session: a row of the database, or what a list has read of it."""

    @property
    def starts_at(self) -> datetime: ...
    @property
    def ends_at(self) -> datetime: ...
    @property
    def place(self) -> str: ...


@dataclass(frozen=True)
class CardMaker:
    """Makes the cards of one page at one moment. The activities come as `listed.rows()`,
    or from `queries.listed()`.

    The request, where there is one, remembers where the site begins, so that addresses cost no query each.
    """

    now: datetime
    request: HttpRequest | None = None

    def card(self, activity: Shown, session: Occasion | None = None) -> Card:
        """The activity, or one session of it: then time and place are the session's."""
        state = state_of(activity, self.now)
        starts_at, ends_at = activity.starts_at, activity.ends_at
        if session is not None:
            starts_at, ends_at = session.starts_at, session.ends_at
        return Card(
            title=activity.title,
            url=activity.get_url(request=self.request) or "",
            type_label=activity.type_label,
            subject_label=activity.subject.name,
            unit_name=activity.unit.name,
            cover=cover_of(activity),
            thumbnail_url=thumbnail_url(activity),
            note=wording.note(activity, state),
            audience_label=activity.level.name,
            when=wording.when(activity, self.now),
            starts_at=starts_at,
            ends_at=ends_at,
            place=(session.place if session else "") or activity.place or activity.unit.name,
            mode=activity.mode,
            mode_label=label(Activity.Mode, activity.mode),
            state=wording.badge(activity, state),
            is_past=ends_at is not None and ends_at <= self.now,
        )

    def cards(self, activities: Iterable[Shown]) -> list[Card]:
        """The cards of those activities, in their order."""
        return [self.card(activity) for activity in activities]


def is_running(activity: Shown, now: datetime) -> bool:
    """Whether it is going on at `now` and was not called off."""
    return state_of(activity, now).timing == Timing.RUNNING and not activity.is_cancelled


def cover_of(activity: Shown) -> Cover:
    """The cover that is drawn for it; an event's shows its day."""
    is_dated = activity.kind == Activity.Kind.EVENT and activity.starts_at is not None
    return Cover(
        type=cover_type(activity),
        subject_name=activity.subject.name,
        key=activity.key,
        family=activity.subject.family,
        motif=activity.subject.motif,
        on=timezone.localdate(activity.starts_at) if is_dated else None,
    )


def cover_type(activity: Shown) -> str:
    """How it is drawn: a training on an easel board, the others by their kind."""
    return CoverType.TRAINING if activity.topic == EventPage.Type.TRAINING else CoverType(activity.kind)


def thumbnail_url(activity: Shown) -> str:
    """Address of the uploaded picture in the frame of a card; empty where a cover is drawn."""
    return pictures.address_of(activity.image_id)

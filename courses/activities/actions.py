"""Making, publishing, cancelling activities. `now` is aware; each action is one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from courses.activities import ledger as words
from courses.activities import validation
from courses.activities.kinds import ClubPage, CoursePage, EventPage
from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.contests.models import ContestPage
from courses.enrolment import news
from courses.enrolment.models import Enrolment
from hub.accounts.models import User
from hub.pages.models import UnitPage
from hub.participation import ledger
from hub.participation.models import Kind, Participation
from hub.units.models import Unit
from hub.week.queries import containing

MODELS: dict[str, type[Activity]] = {
    model.KIND: model for model in (CoursePage, EventPage, ContestPage, ClubPage)
}


@dataclass(frozen=True)
class Meeting:
    """One session as it is to be: aware times, what it is about, where it differs in place.

    `pk` names the session that it already is; without it, it is a new one.
    """

    starts_at: datetime
    ends_at: datetime
    title: str = ""
    place: str = ""
    online_link: str = ""
    pk: int | None = None


def create_activity(
    *,
    kind: str,
    parent: UnitPage,
    title: str,
    by: User | None,
    now: datetime,
    sessions: Iterable[Meeting] = (),
    programmes: Sequence[Any] = (),
    sponsors: Sequence[Unit] = (),
    publish: bool = True,
    **fields: Any,
) -> Activity:
    """Make an activity of that kind (COURSE, EVENT, CONTEST, CLUB) under a unit's page, and publish it.

    `fields` are the model's own, such as `subject`, `level`, `summary`, `event_type`, `capacity`, `key` (one
    is made without it) and `slug` (from the title without it). Raises ValidationError where they do not fit.
    """
    meetings = list(sessions)
    validation.check_spans((meeting.starts_at, meeting.ends_at) for meeting in meetings)
    activity = MODELS[kind](title=title, owner=by, live=False, **fields)
    activity.sessions = [_as_session(each, {}, place) for place, each in enumerate(meetings)]
    activity.programmes = list(programmes)
    activity.sponsors = list(sponsors)
    activity.first_published_at = now if publish else None
    with transaction.atomic():
        parent.add_child(instance=activity)
        revision = activity.save_revision(user=by)
        if publish:
            revision.publish(user=by)
            activity.refresh_from_db()
    return activity


def edit_activity(
    *,
    activity: Activity,
    by: User | None,
    now: datetime,
    sessions: Sequence[Meeting],
    **fields: Any,
) -> Activity:
    """Change what is published of an activity, and publish that; a draft stays one.

    Sessions that are not in `sessions` go. Who has joined is told where time or place changed. Raises
    ValidationError where the fields do not fit.
    """
    validation.check_spans((meeting.starts_at, meeting.ends_at) for meeting in sessions)
    with transaction.atomic():
        page = _locked(activity)
        before = _whereabouts(page)
        for name, value in fields.items():
            setattr(page, name, value)
        known = {session.pk: session for session in page.sessions.all()}
        page.sessions = [_as_session(each, known, place) for place, each in enumerate(sessions)]
        revision = page.save_revision(user=by)
        if page.live:
            revision.publish(user=by)
        else:
            page.save()
        page = Activity.objects.get(pk=page.pk).specific
        if page.live and _whereabouts(page) != before:
            news.moved(_people(page), page, was=before.starts_at)
    return page


def opened(activity: Activity, *, by: User | None, now: datetime) -> None:
    """Tell the ledger that the activity has been opened, unless it knows. Call it last in its transaction.

    It counts for the activity's edition, else for the one in whose days it begins: a class of the Week is
    one of the Week's also when it was published the week before.
    """
    known = _opening_rows(activity)
    if known.filter(reversed_by=None).exists():
        return
    times = known.count()
    edition = activity.edition
    if edition is None and activity.starts_at:
        edition = containing(timezone.localdate(activity.starts_at))
    said = words.entry(
        activity,
        kind=Kind.ACTIVITY_OPENED,
        key=f"opened:{activity.key}:{times}",
        occurred_at=now if times else activity.first_published_at or now,
    )
    ledger.record(replace(said, edition=edition), by=by, now=now)


def cancel(*, activity: Activity, by: User | None, now: datetime, note: str = "") -> Activity:
    """Call the activity off: it stays to be read, everybody who joined or waits is told why.

    Unless one of its sessions has been held, it does not count as opened any more. Twice is once.
    """
    with transaction.atomic():
        activity = _locked(activity)
        if activity.is_cancelled:
            return activity
        activity.is_cancelled, activity.cancelled_at, activity.cancellation_note = True, now, note
        activity.save(update_fields=_CANCELLED_FIELDS, clean=False)
        news.cancelled(_people(activity), activity)
        if not activity.sessions.filter(record__is_held=True).exists():
            ledger.reverse(*_opening_rows(activity).filter(reversed_by=None), by=by, now=now)
        return activity


def reinstate(*, activity: Activity, by: User | None, now: datetime) -> Activity:
    """Take a cancellation back. Twice is once."""
    with transaction.atomic():
        activity = _locked(activity)
        if not activity.is_cancelled:
            return activity
        activity.is_cancelled, activity.cancelled_at, activity.cancellation_note = False, None, ""
        activity.save(update_fields=_CANCELLED_FIELDS, clean=False)
        if activity.live:
            opened(activity, by=by, now=now)
        return activity


_CANCELLED_FIELDS = ["is_cancelled", "cancelled_at", "cancellation_note"]


def _locked(activity: Activity) -> Activity:
    """The activity's own kind as it is now, held until the transaction ends."""
    return Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk).specific


@dataclass(frozen=True)
class _Whereabouts:
    """When and where people were told to come."""

    starts_at: datetime | None
    place: str
    spans: tuple[validation.Span, ...]


def _whereabouts(activity: Activity) -> _Whereabouts:
    spans = sorted((session.starts_at, session.ends_at) for session in activity.sessions.all())
    return _Whereabouts(activity.starts_at, activity.place, tuple(spans))


def _as_session(meeting: Meeting, known: dict[int, Session], place: int) -> Session:
    """The known session that it is, changed so, or a new one. Its own place is kept where none is given."""
    session = known.get(meeting.pk or 0) or Session(place=meeting.place, online_link=meeting.online_link)
    session.starts_at, session.ends_at, session.title = meeting.starts_at, meeting.ends_at, meeting.title
    session.sort_order = place
    return session


def _people(activity: Activity) -> list[Enrolment]:
    """Those who have a place or wait for one."""
    states = [Enrolment.State.CONFIRMED, Enrolment.State.WAITING]
    return list(activity.enrolments.filter(state__in=states).select_related("person").order_by("number"))


def _opening_rows(activity: Activity) -> QuerySet[Participation]:
    """The ledger's rows that say it was opened, whether or not that was taken back."""
    return Participation.objects.filter(
        subject_kind=activity.kind, subject_key=activity.key, kind=Kind.ACTIVITY_OPENED, reverses=None
    )

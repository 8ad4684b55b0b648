"""Reading activities: which people may see, on which day what is on, and the state of each at a moment."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from courses.activities.listed import Shown
from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.activities.states import Dates, Places, State, state_at
from hub.pages.privacy import IsPublic
from hub.units.models import Unit
from hub.week.models import EditionPage

LISTED_WITH = ("unit", "subject", "level", "place_count", "eventpage", "contestpage")
"""What a list shows of an activity beside its own fields; fetched in the same query."""

LISTED = (
    *("title", "url_path", "path", "live", "kind", "key", "mode", "place", "capacity", "takes_enrolment"),
    *("is_cancelled", "registration_opens_at", "registration_closes_at", "starts_at", "ends_at", "image"),
    *("unit__name", "subject__name", "subject__family", "subject__motif", "level__name"),
    *("place_count__confirmed", "place_count__waiting", "place_count__unlimited"),
    *("eventpage__event_type", "contestpage__medium"),
)
"""The columns of that; a page's other forty are left in the database."""


def visible() -> QuerySet[Activity]:
    """The activities that anybody may see: published, and below no page that is kept private."""
    return Activity.objects.filter(IsPublic("path"), live=True)


def listed() -> QuerySet[Activity]:
    """The visible activities with all that a list shows of them, in one query, and with nothing more."""
    return visible().select_related(*LISTED_WITH).only(*LISTED)


def fill(activity: Activity) -> None:
    """Fetch what a page shows beside the activity's own fields, in one query instead of one each."""
    names = ("unit", "subject", "level", "place_count", "image")
    full = Activity.objects.filter(pk=activity.pk).select_related(*names).first()
    for name in names:
        value = getattr(full, name, None)
        if value is not None and (name == "place_count" or value.pk == getattr(activity, f"{name}_id")):
            setattr(activity, name, value)


def with_next_session(activities: QuerySet[Activity], now: datetime) -> QuerySet[Activity]:
    """The same, each with its sessions that are not over at `now` as `coming_sessions`. One query more."""
    coming = Session.objects.filter(ends_at__gt=now).order_by("starts_at")
    return activities.prefetch_related(Prefetch("sessions", queryset=coming, to_attr="coming_sessions"))


def state_of(activity: Shown, now: datetime) -> State:
    """The activity's state at `now`; its `place_count` should have been fetched with it."""
    return state_at(
        now,
        dates=Dates(
            starts_at=activity.starts_at,
            ends_at=activity.ends_at,
            opens_at=activity.registration_opens_at,
            closes_at=activity.registration_closes_at,
        ),
        places=places_of(activity),
        takes_enrolment=activity.takes_enrolment,
        is_cancelled=activity.is_cancelled,
    )


def places_of(activity: Shown) -> Places:
    """The activity's places as they are counted now."""
    count = getattr(activity, "place_count", None)
    if count is None:
        return Places(capacity=activity.capacity)
    capacity = activity.capacity
    if capacity is not None:
        capacity = max(capacity, count.confirmed)
    return Places(capacity=capacity, taken=count.confirmed, waiting=count.waiting)


def joined_count(activity: Activity) -> int:
    """How many people have a place, those online without limit included."""
    count = getattr(activity, "place_count", None)
    return count.confirmed + count.unlimited if count else 0


def day_bounds(first: date, last: date | None = None) -> tuple[datetime, datetime]:
    """The moments at which a local day (or a row of days) begins and has ended, aware."""
    begin = timezone.make_aware(datetime.combine(first, time.min))
    end = timezone.make_aware(datetime.combine((last or first) + timedelta(days=1), time.min))
    return begin, end


def sessions_of(activities: QuerySet[Activity]) -> QuerySet[Session]:
    """The sessions of those activities by time, with what a list shows. One query, one more for pictures."""
    return _as_listed(Session.objects.filter(activity__in=activities.order_by()))


def sessions_on(first: date, last: date | None = None) -> QuerySet[Session]:
    """Sessions of visible activities that touch those local days, as `sessions_of`.

    A session over several days (an exhibition) is found on each of them.
    """
    begin, end = day_bounds(first, last)
    is_visible = Q(IsPublic("activity__path"), activity__live=True)
    return _as_listed(Session.objects.filter(is_visible, starts_at__lt=end, ends_at__gt=begin))


def _as_listed(sessions: QuerySet[Session]) -> QuerySet[Session]:
    with_activity = sessions.select_related("activity", *(f"activity__{name}" for name in LISTED_WITH))
    return with_activity.order_by("starts_at", "ends_at", "pk")


def of_edition(edition: EditionPage) -> QuerySet[Activity]:
    """Visible activities of that Week: those given to it, and those that fall in its days."""
    begin, end = day_bounds(edition.first_day, edition.last_day)
    return visible().filter(
        Q(edition=edition) | Q(edition=None, starts_at__lt=end, ends_at__gt=begin, starts_at__isnull=False)
    )


def not_over(activities: QuerySet[Activity], now: datetime) -> QuerySet[Activity]:
    """Those among `activities` that are not over at `now`; undated ones never are."""
    return activities.filter(Q(ends_at=None) | Q(ends_at__gt=now))


def of_units(activities: QuerySet[Activity], units: Iterable[Unit | int]) -> QuerySet[Activity]:
    """Those among `activities` that one of `units` holds."""
    return activities.filter(unit__in=list(units))

"""Reading enrolments: one person's place, one person's list, who has joined."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from courses.activities.models import Activity
from courses.activities.sessions import Session
from courses.enrolment.models import Enrolment
from hub.accounts.models import User

State = Enrolment.State
PROMOTION_SHOWN_FOR = timedelta(days=14)


def _ahead() -> Coalesce:
    """How many wait before the row's person."""
    before = (
        Enrolment.objects.filter(
            activity=OuterRef("activity"), state=State.WAITING, number__lt=OuterRef("number")
        )
        .order_by()
        .values("activity")
        .annotate(number_before=Count("pk"))
        .values("number_before")
    )
    return Coalesce(Subquery(before), 0)


def with_position(enrolments: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """The same, each with `position`: 1 for the first who waits (of no meaning for who does not wait)."""
    return enrolments.annotate(ahead=_ahead())


def of_person(activity: Activity, person: User | AnonymousUser) -> Enrolment | None:
    """The person's enrolment in the activity, with `position`; None for who never joined. One query."""
    if person.is_anonymous:
        return None
    enrolment = with_position(Enrolment.objects.filter(activity=activity, person=person)).first()
    if enrolment is not None:
        enrolment.activity = activity
    return enrolment


def held_by(person: User) -> list[Enrolment]:
    """All that the person has joined or waits for, with position, activity and its sessions. Two queries."""
    sessions = Session.objects.order_by("starts_at")
    return list(
        with_position(person.enrolments.exclude(state=State.LEFT))
        .select_related(
            "activity",
            *(f"activity__{name}" for name in ("unit", "subject", "level", "place_count", "eventpage")),
            *("activity__contestpage", "activity__image"),
        )
        .prefetch_related(Prefetch("activity__sessions", queryset=sessions, to_attr="meetings"))
        .order_by(F("activity__starts_at").asc(nulls_last=True), "activity__title")
    )


def attended(person: User, activities: Iterable[Activity]) -> dict[int, int]:
    """How many sessions of each activity the person attended, by the activity's id. One query."""
    counted = (
        person.attendances.filter(session__activity__in=list(activities))
        .values_list("session__activity")
        .annotate(times=Count("pk"))
    )
    return dict(counted)


def people_in(activity: Activity) -> QuerySet[Enrolment]:
    """Who has a place or waits for one, in the order in which they came, with the person."""
    return (
        activity.enrolments.exclude(state=State.LEFT).select_related("person__home_unit").order_by("number")
    )


def is_fresh_promotion(enrolment: Enrolment, now: datetime) -> bool:
    """Whether to tell the person on top that a place became free: for two weeks, and until it begins."""
    if enrolment.promoted_at is None or enrolment.state != State.CONFIRMED:
        return False
    begins_at = enrolment.activity.starts_at
    return now - enrolment.promoted_at < PROMOTION_SHOWN_FOR and (begins_at is None or now < begins_at)

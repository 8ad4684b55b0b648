"""The join panel of an activity's page, for who looks at it."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.activities.models import Activity
from courses.activities.queries import state_of
from courses.activities.states import Joining, State
from courses.enrolment import queries
from courses.enrolment.models import Enrolment
from hub.accounts.models import User
from hub.components import Fact, JoinChoice, JoinPanel, JoinState

BY_JOINING = {
    Joining.CANCELLED: JoinState.CANCELLED,
    Joining.PAST: JoinState.PAST,
    Joining.WALK_IN: JoinState.NO_ENROLMENT,
    Joining.NOT_YET: JoinState.NOT_OPEN,
    Joining.CLOSED: JoinState.CLOSED,
    Joining.FULL: JoinState.FULL,
    Joining.FEW_LEFT: JoinState.OPEN,
    Joining.OPEN: JoinState.OPEN,
}
OVER = {Joining.CANCELLED, Joining.PAST}


def panel(
    activity: Activity,
    person: User | AnonymousUser,
    *,
    now: datetime,
    facts: list[Fact],
    wished: str = "",
) -> JoinPanel:
    """The panel at `now`. One query for who is signed in, none for others.

    `wished` is the way of taking part that was chosen before log-in (ON_SITE, ONLINE).
    """
    state = state_of(activity, now)
    enrolment = queries.of_person(activity, person)
    stands = join_state(state, enrolment, now)
    has_place = stands in {JoinState.JOINED, JoinState.OFFERED}
    may_leave = has_place or stands == JoinState.WAITING
    join_url = reverse("courses:join", args=[activity.pk])
    return JoinPanel(
        state=stands,
        facts=facts,
        capacity=state.places.capacity,
        taken=state.places.taken,
        waiting=state.places.waiting,
        position=enrolment.position if stands == JoinState.WAITING and enrolment else None,
        opens_at=activity.registration_opens_at,
        closes_at=activity.registration_closes_at,
        join_url=join_url,
        join_label=join_label(activity, state),
        choices=choices(activity, state, wished=wished) if stands in {JoinState.OPEN, JoinState.FULL} else [],
        leave_url=reverse("courses:leave", args=[activity.pk]) if may_leave else "",
        leave_label=leave_label(activity),
        login_url=join_url if person.is_anonymous else "",
        calendar_url=calendar_url(activity, state),
        mine_url=reverse("courses:mine"),
        online_link=online_link(activity, state, has_place=has_place),
        has_left=enrolment is not None and enrolment.state == Enrolment.State.LEFT,
        note=activity.cancellation_note,
    )


def join_state(state: State, enrolment: Enrolment | None, now: datetime) -> JoinState:
    """Where somebody stands who has that enrolment; what is over or called off says so first."""
    if state.joining in OVER or enrolment is None or enrolment.state == Enrolment.State.LEFT:
        return BY_JOINING[state.joining]
    if enrolment.state == Enrolment.State.WAITING:
        return JoinState.WAITING
    return JoinState.OFFERED if queries.is_fresh_promotion(enrolment, now) else JoinState.JOINED


def choices(activity: Activity, state: State, *, wished: str = "") -> list[JoinChoice]:
    """Coming or taking part online, where there is a choice; online takes no place."""
    if activity.mode != Activity.Mode.BOTH:
        return []
    is_full = state.joining == Joining.FULL
    on_site = _("All places on site are taken: you would wait for one.") if is_full else ""
    ways = [
        JoinChoice("ON_SITE", _("In person"), on_site, shows_seats=True),
        JoinChoice(
            "ONLINE",
            _("Over the internet"),
            _("No limit of places; the way in appears once you have joined."),
        ),
    ]
    return sorted(ways, key=lambda way: way.value != wished) if wished else ways


def join_label(activity: Activity, state: State) -> str:
    """What the button says: "Ghi danh", or what joining is called for a contest or a club."""
    if state.joining == Joining.FULL and activity.mode != Activity.Mode.BOTH:
        return _("Join the waiting list")
    if activity.kind == Activity.Kind.CONTEST:
        return _("Enter the contest")
    return _("Join the club") if activity.kind == Activity.Kind.CLUB else _("Join")


def leave_label(activity: Activity) -> str:
    """What giving up a place is called."""
    if activity.kind == Activity.Kind.COURSE:
        return _("Leave the class")
    return _("Leave the club") if activity.kind == Activity.Kind.CLUB else _("Give up my place")


def calendar_url(activity: Activity, state: State) -> str:
    """The calendar file of what has a date and is still to come."""
    if activity.starts_at is None or state.joining in OVER:
        return ""
    return reverse("courses:calendar", args=[activity.pk])


def online_link(activity: Activity, state: State, *, has_place: bool) -> str:
    """The way into the online room: for those who have a place; for all where nobody is asked to join."""
    is_for_all = state.joining == Joining.WALK_IN
    if activity.mode == Activity.Mode.ON_SITE or not (has_place or is_for_all):
        return ""
    return activity.online_link

"""Joining and leaving an activity, and what follows from it for those who wait.

Each action is one transaction that locks the activity's places first and writes the ledger last. The rules
are in docs/decisions/joining.md. `now` is aware.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from courses.activities.models import Activity
from courses.activities.queries import state_of
from courses.enrolment import news, places, refusals
from courses.enrolment.models import Enrolment
from hub.accounts.models import User
from hub.participation import ledger
from hub.participation.models import Participation

State = Enrolment.State


def join(*, activity: Activity, person: User, by: User, now: datetime, channel: str = "") -> Enrolment:
    """Give `person` a place, or one on the waiting list when there is none left; their enrolment comes back.

    Who has joined already stays as they are: a double click changes nothing. `channel` (ON_SITE, ONLINE)
    counts where the activity is both; online there takes no place. Raises `RefusedError` with the reason in
    words, Activity.DoesNotExist where it has been deleted.
    """
    with transaction.atomic():
        held = places.lock(activity.pk)
        enrolment = Enrolment.objects.filter(activity=held.activity, person=person).first()
        if enrolment is not None and enrolment.state != State.LEFT:
            return enrolment
        held.activity.place_count = held.count
        if not held.activity.live:
            raise refusals.gone()
        refusals.check(state_of(held.activity, now))
        enrolment = _draw_number(held, enrolment or Enrolment(activity=held.activity, person=person), now=now)
        enrolment.channel = places.channel_for(held.activity, channel)
        confirmed = _seat(held, enrolment, now=now)
        enrolment.save()
        places.save(held)
        if confirmed:
            ledger.record(places.joined_entry(enrolment, held.activity, now=now), by=by, now=now)
        return enrolment


def leave(*, activity: Activity, person: User, by: User, now: datetime) -> Enrolment | None:
    """Give up the person's place or their place in the queue; the next who waits gets it.

    The enrolment comes back, None for who never joined. Leaving twice is leaving once.
    """
    with transaction.atomic():
        held = places.lock(activity.pk)
        enrolment = Enrolment.objects.filter(activity=held.activity, person=person).first()
        if enrolment is None or enrolment.state == State.LEFT:
            return enrolment
        undo = _joined_rows(enrolment) if enrolment.state == State.CONFIRMED else []
        enrolment.state, enrolment.left_at = State.LEFT, now
        enrolment.save(update_fields=["state", "left_at"])
        _announce([places.refit(held, now=now)], by=by, now=now, undo=undo)
        return enrolment


def refit(*, activity_ids: Iterable[int], by: User | None, now: datetime) -> None:
    """Bring the places of those activities up to date after their capacity, mode or people changed."""
    with transaction.atomic():
        handed = [places.refit(places.lock(each), now=now) for each in sorted(set(activity_ids))]
        _announce(handed, by=by, now=now)


def _draw_number(held: places.Held, enrolment: Enrolment, *, now: datetime) -> Enrolment:
    """The next number of the activity: it says who came before whom, whatever their clocks said."""
    held.count.last_number += 1
    enrolment.number = held.count.last_number
    enrolment.joined_at = now
    enrolment.confirmed_at = enrolment.left_at = enrolment.promoted_at = None
    return enrolment


def _seat(held: places.Held, enrolment: Enrolment, *, now: datetime) -> bool:
    """Confirm the enrolment where there is room and nobody waits before it, else let it wait."""
    count = held.count
    if not places.is_limited(held.activity, enrolment.channel):
        count.unlimited += 1
    elif held.room is None or (held.room and not count.waiting):
        count.confirmed += 1
    else:
        count.waiting += 1
        enrolment.state = State.WAITING
        return False
    enrolment.state, enrolment.confirmed_at = State.CONFIRMED, now
    return True


def _announce(
    handed: Iterable[places.HandedOn],
    *,
    by: User | None,
    now: datetime,
    undo: Sequence[Participation] = (),
) -> None:
    """Tell those who got a place, then the ledger, which comes last."""
    entries = []
    for each in handed:
        news.places_free(each.enrolments, each.activity)
        entries += each.entries
    if entries or undo:
        ledger.record(*entries, undo=undo, by=by, now=now)


def _joined_rows(enrolment: Enrolment) -> list[Participation]:
    return list(Participation.objects.filter(idempotency_key=places.joined_key(enrolment)))

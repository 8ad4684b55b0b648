"""The places of an activity: locked, counted, handed on. Everything here runs inside a transaction.

Whoever changes who has a place first locks the activity's PlaceCount row (`lock`), so that two never give
out the same place; on SQLite the transaction itself is the lock. Several activities are locked in the
order of their ids.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q

from courses.activities.ledger import entry
from courses.activities.models import Activity
from courses.enrolment.models import Enrolment, PlaceCount
from hub.participation.ledger import Entry
from hub.participation.models import Channel, Kind

State, Way = Enrolment.State, Enrolment.Channel


@dataclass
class Held:
    """An activity whose places this transaction holds locked, as they are now in the database."""

    activity: Activity
    count: PlaceCount

    @property
    def room(self) -> int | None:
        """Places free to give out; None without limit."""
        capacity = self.activity.capacity
        return None if capacity is None else max(capacity - self.count.confirmed, 0)


@dataclass
class HandedOn:
    """Those who came off an activity's waiting list, and what the ledger is to be told of it."""

    activity: Activity
    enrolments: list[Enrolment] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def lock(activity_id: int) -> Held:
    """Hold the activity's places until the transaction ends. Raises Activity.DoesNotExist."""
    count = PlaceCount.objects.select_for_update().filter(activity=activity_id).first()
    if count is None:
        PlaceCount.objects.get_or_create(activity_id=activity_id)
        count = PlaceCount.objects.select_for_update().get(activity=activity_id)
    activity = Activity.objects.select_related("unit", "edition", "eventpage").get(pk=activity_id)
    return Held(activity=activity, count=count)


def is_limited(activity: Activity, channel: str) -> bool:
    """Whether taking part in that way takes one of the places: online beside a room does not."""
    return not (activity.mode == Activity.Mode.BOTH and channel == Way.ONLINE)


def channel_for(activity: Activity, wished: str) -> str:
    """How somebody takes part: as wished where there is a choice, else as the activity is held."""
    if activity.mode == Activity.Mode.BOTH:
        return wished if wished in Way.values else Way.ON_SITE
    return Way.ONLINE if activity.mode == Activity.Mode.ONLINE else Way.ON_SITE


def joined_entry(enrolment: Enrolment, activity: Activity, *, now: datetime) -> Entry:
    """What the ledger is told when somebody has got a place. A new number makes it a new row."""
    return entry(
        activity,
        kind=Kind.JOINED,
        key=joined_key(enrolment),
        occurred_at=now,
        channel=Channel(enrolment.channel),
        person=enrolment.person,
    )


def joined_key(enrolment: Enrolment) -> str:
    """The ledger's key for that person's place in that activity, from this joining on."""
    return f"joined:{enrolment.pk}:{enrolment.number}"


def refit(held: Held, *, now: datetime) -> HandedOn:
    """Count the places anew, hand free ones to those who wait, in their order, and save the count.

    A changed mode is applied to everybody's way of taking part. Nobody who has a place loses it. Once the
    activity is cancelled, over or unpublished, places stay free.
    """
    _follow_mode(held.activity)
    _recount(held)
    handed = _hand_on(held, now=now) if _goes_on(held.activity, now) else HandedOn(held.activity)
    save(held)
    return handed


def save(held: Held) -> None:
    """Write the count; its capacity never falls below what is confirmed."""
    capacity = held.activity.capacity
    held.count.capacity = None if capacity is None else max(capacity, held.count.confirmed)
    held.count.save()


def _goes_on(activity: Activity, now: datetime) -> bool:
    return (
        activity.live and not activity.is_cancelled and (activity.ends_at is None or now < activity.ends_at)
    )


def _follow_mode(activity: Activity) -> None:
    if activity.mode != Activity.Mode.BOTH:
        way = channel_for(activity, "")
        activity.enrolments.exclude(channel=way).exclude(state=State.LEFT).update(channel=way)


def _recount(held: Held) -> None:
    limited = ~Q(channel=Way.ONLINE) if held.activity.mode == Activity.Mode.BOTH else Q()
    numbers = Enrolment.objects.filter(activity=held.activity).aggregate(
        confirmed=Count("pk", filter=Q(state=State.CONFIRMED) & limited),
        everybody=Count("pk", filter=Q(state=State.CONFIRMED)),
        waiting=Count("pk", filter=Q(state=State.WAITING)),
    )
    held.count.confirmed = numbers["confirmed"]
    held.count.unlimited = numbers["everybody"] - numbers["confirmed"]
    held.count.waiting = numbers["waiting"]


def _hand_on(held: Held, *, now: datetime) -> HandedOn:
    """Give free places to those who wait, first come first served."""
    handed = HandedOn(held.activity)
    if not held.count.waiting or held.room == 0:
        return handed
    queue = (
        Enrolment.objects.filter(activity=held.activity, state=State.WAITING)
        .select_related("person")
        .order_by("number")
    )
    for enrolment in queue if held.room is None else queue[: held.room]:
        enrolment.state = State.CONFIRMED
        enrolment.confirmed_at = enrolment.promoted_at = now
        handed.enrolments.append(enrolment)
        handed.entries.append(joined_entry(enrolment, held.activity, now=now))
    Enrolment.objects.bulk_update(handed.enrolments, ["state", "confirmed_at", "promoted_at"])
    online = sum(not is_limited(held.activity, enrolment.channel) for enrolment in handed.enrolments)
    held.count.confirmed += len(handed.enrolments) - online
    held.count.unlimited += online
    held.count.waiting -= len(handed.enrolments)
    return handed

"""What follows for places when a person goes."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models.signals import post_delete, pre_delete
from django.utils import timezone

from courses.enrolment import actions
from courses.enrolment.models import Enrolment
from hub.accounts.models import User
from hub.accounts.signals import person_erased


def connect() -> None:
    """Listen; called once when the app is ready."""
    user = get_user_model()
    person_erased.connect(_forget, dispatch_uid="courses of who erases their account")
    pre_delete.connect(_remember_places, sender=user, dispatch_uid="places of who goes")
    post_delete.connect(_hand_on_places, sender=user, dispatch_uid="places of who has gone")


def _forget(person: User, now: datetime, **kwargs: Any) -> None:
    """Erasure: their places go to those who wait; what they attended stays counted without them."""
    left = _held_by(person)
    person.enrolments.all().delete()
    person.attendances.update(person=None)
    person.calendar_feeds.all().delete()
    actions.refit(activity_ids=left, by=None, now=now)


def _remember_places(instance: User, **kwargs: Any) -> None:
    instance._activities_left = _held_by(instance)  # type: ignore[attr-defined]


def _hand_on_places(instance: User, **kwargs: Any) -> None:
    """The places of an account that was deleted in the database go to those who wait."""
    left = getattr(instance, "_activities_left", [])
    if left:
        actions.refit(activity_ids=left, by=None, now=timezone.now())


def _held_by(person: User) -> list[int]:
    """Ids of the activities in which the person has a place or waits for one."""
    held = person.enrolments.exclude(state=Enrolment.State.LEFT)
    return list(held.values_list("activity_id", flat=True))

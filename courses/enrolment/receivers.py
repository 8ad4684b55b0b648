"""What follows for an activity's places when a person goes."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models.signals import post_delete, pre_delete
from django.utils import timezone

from courses.enrolment import actions
from courses.enrolment.models import Enrolment
from hub.accounts.models import User


def connect() -> None:
    """Listen; called once when the app is ready."""
    user = get_user_model()
    pre_delete.connect(_remember_places, sender=user, dispatch_uid="places of who goes")
    post_delete.connect(_hand_on_places, sender=user, dispatch_uid="places of who has gone")


def _remember_places(instance: User, **kwargs: Any) -> None:
    held = instance.enrolments.exclude(state=Enrolment.State.LEFT)
    instance._activities_left = list(held.values_list("activity_id", flat=True))  # type: ignore[attr-defined]


def _hand_on_places(instance: User, **kwargs: Any) -> None:
    """The places of an erased account go to those who wait."""
    left = getattr(instance, "_activities_left", [])
    if left:
        actions.refit(activity_ids=left, by=None, now=timezone.now())

"""What follows when an activity is saved or published, on whatever path: form, admin, schedule, code."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published

from courses.activities import actions
from courses.activities.models import Activity, is_being_saved
from courses.activities.sessions import Session
from courses.enrolment import actions as enrolments
from courses.enrolment.models import PlaceCount

MATTERS_TO_PLACES = {"capacity", "mode", "live", "ends_at", "is_cancelled"}


def connect() -> None:
    """Listen; called once when the app is ready."""
    for model in actions.MODELS.values():
        post_save.connect(_keep_places, sender=model, dispatch_uid=f"places of {model.__name__}")
        page_published.connect(_tell_opened, sender=model, dispatch_uid=f"opening of {model.__name__}")
    post_save.connect(_span_again, sender=Session, dispatch_uid="session saved")
    post_delete.connect(_span_again, sender=Session, dispatch_uid="session deleted")


def _keep_places(
    instance: Activity, raw: bool = False, update_fields: Collection[str] | None = None, **kwargs: Any
) -> None:
    """Hand on places that a larger capacity or another mode has made free."""
    if raw or (update_fields is not None and not MATTERS_TO_PLACES & set(update_fields)):
        return
    count, is_new = PlaceCount.objects.get_or_create(
        activity_id=instance.pk, defaults={"capacity": instance.capacity}
    )
    if not is_new and (count.last_number or count.capacity != instance.capacity):
        enrolments.refit(activity_ids=[instance.pk], by=None, now=timezone.now())


def _tell_opened(instance: Activity, **kwargs: Any) -> None:
    """The first time that people see it. The signal also comes for a go-live that is only scheduled."""
    if instance.live and not instance.is_cancelled:
        actions.opened(instance, by=instance.owner, now=timezone.now())


def _span_again(instance: Session, raw: bool = False, origin: Any = None, **kwargs: Any) -> None:
    """Keep the activity's dates right when code saves a session alone; with its page, the page does it."""
    if raw or is_being_saved(instance.activity_id) or _goes_with_its_page(origin):
        return
    activity = Activity.objects.filter(pk=instance.activity_id).first()
    if activity is not None:
        kept = activity.specific
        kept.span_sessions()
        Activity.objects.filter(pk=kept.pk).update(starts_at=kept.starts_at, ends_at=kept.ends_at)


def _goes_with_its_page(origin: Any) -> bool:
    return isinstance(origin, Page) or issubclass(getattr(origin, "model", object), Page)

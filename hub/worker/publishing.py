"""Scheduled publishing: what goes live and what expires, each object in its own transaction.

Wagtail's command does all in one go: one object that cannot be published would keep back the rest.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from django.apps import apps
from django.db import transaction
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger("hub.worker")


def publish_scheduled(now: datetime) -> int:
    """Publish and unpublish what is due at `now`; how many objects changed comes back."""
    changed = 0
    for name, change in _due(now):
        try:
            with transaction.atomic():
                change()
            changed += 1
        except Exception:
            logger.exception("scheduled publishing of %s failed", name, extra={"job": "publish_scheduled"})
    return changed


def _due(now: datetime) -> Iterator[tuple[str, Callable[[], object]]]:
    for model in _draftable():
        for expired in model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"):
            yield f"{model._meta.label} {expired.pk}", lambda thing=expired: _unpublish(thing)  # type: ignore[misc]
    for revision in Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at"):
        name = f"revision {revision.pk}"
        yield name, lambda due=revision: due.publish(log_action="wagtail.publish.scheduled")  # type: ignore[misc]


def _unpublish(thing: DraftStateMixin) -> None:
    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _draftable() -> list[type[DraftStateMixin]]:
    others = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *others]

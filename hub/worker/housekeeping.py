"""The hub's own timed jobs: publishing, taking back lost tasks, throwing away what is old."""

from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings

from hub.worker import publishing, queue, registry
from hub.worker.models import Beat, TimedRun


def register() -> None:
    """Have the timer run them."""
    registry.add_job("publish scheduled", timedelta(seconds=5), publishing.publish_scheduled)
    registry.add_job("requeue lost tasks", timedelta(seconds=30), queue.requeue_lost)
    registry.add_job("prune", timedelta(hours=6), prune)


def prune(now: datetime) -> None:
    """Delete finished tasks, old heartbeats and ended sessions."""
    queue.prune(now)
    Beat.objects.filter(beat_at__lt=now - timedelta(days=1)).delete()
    TimedRun.objects.filter(began_at__lt=now - timedelta(days=30)).delete()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()

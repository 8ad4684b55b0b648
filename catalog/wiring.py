"""What the catalog tells the hub at start, and what it listens to."""

from wagtail.signals import published

from catalog.resources import ledger, subjects
from catalog.resources.models import Resource
from hub import subjects as registry


def connect() -> None:
    """Register and connect everything; called once, when the app is ready."""
    registry.register(subjects.KIND, subjects.find)
    published.connect(ledger.record_publication, sender=Resource, dispatch_uid="resource_in_the_ledger")

"""What the catalog tells the hub at start, and what it listens to."""

from datetime import timedelta

from wagtail.signals import published

from catalog.counting import settling
from catalog.resources import ledger, subjects
from catalog.resources.models import Resource
from catalog.resources.sitemap import ResourceSitemap
from catalog.review import notices, todos
from catalog.submissions import personal_data
from catalog.uploads import actions as uploads
from hub import subjects as registry
from hub.pages import sitemaps
from hub.worker.registry import add_job
from hub.workspace import todos as workspace


def connect() -> None:
    """Register and connect everything; called once, when the app is ready."""
    registry.register(subjects.KIND, subjects.find)
    sitemaps.register("resources", ResourceSitemap)
    published.connect(ledger.record_publication, sender=Resource, dispatch_uid="resource_in_the_ledger")
    notices.connect()
    personal_data.connect()
    workspace.register(todos.provide)
    add_job("catalog: uses of finished days", timedelta(minutes=30), lambda now: settling.settle(now=now))
    add_job("catalog: uploads nobody wants", timedelta(hours=6), lambda now: uploads.prune(now=now))

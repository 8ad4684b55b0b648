"""What search plugs in, and what it listens to; imported once the models are loaded."""

from datetime import timedelta

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _

from hub.accounts.permissions import Capability
from hub.http import health
from hub.worker.registry import add_job, add_loop
from hub.workspace import tabs
from search import popularity, synonyms
from search.checks import every_public_type_is_decided
from search.documents import pages, registry, resources
from search.engines.database import schema
from search.feeding import comparing, feeder, status
from search.insight import closing, collecting
from search.pins import receivers as pins
from search.projection import building, reconciling, triggers
from search.saved import actions as saved
from search.saved import looking, mailing, personal_data


def connect(app: AppConfig) -> None:
    """Builders, triggers, storage, the worker's part and the system check."""
    registry.register(pages.BUILDER)
    registry.register(resources.BUILDER)
    pre_migrate.connect(triggers.before_migrate, sender=app, dispatch_uid="search.triggers")
    post_migrate.connect(schema.install, sender=app, dispatch_uid="search.schema")
    post_migrate.connect(triggers.after_migrate, sender=app, dispatch_uid="search.triggers")
    post_migrate.connect(synonyms.seed, sender=app, dispatch_uid="search.synonyms")
    building.connect()
    synonyms.connect()
    pins.connect()
    add_loop("search: documents", building.work)
    add_loop("search: feeding", feeder.work)
    health.inform("search", status.in_a_sentence)
    add_job("search: documents that failed", timedelta(hours=1), building.retry_failed)
    add_job("search: popularity", timedelta(hours=6), popularity.refresh)
    add_job("search: reconcile", timedelta(days=1), reconciling.nightly)
    add_job("search: compare the engine", timedelta(days=1), comparing.nightly)
    collecting.connect()
    tabs.register(tabs.Tab("demand", _("What people look for"), "search:insight", Capability.SEE_DEMAND, 60))
    add_job("searches: close the week", timedelta(days=1), closing.close)
    add_job("saved searches: look", timedelta(minutes=1), looking.look)
    add_job("saved searches: mail", timedelta(minutes=5), mailing.send_due)
    add_job("saved searches: prune", timedelta(days=1), saved.prune)
    personal_data.connect()
    checks.register(every_public_type_is_decided)

"""The hub's ground floor as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class HubConfig(AppConfig):
    name = "hub"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Hub")

    def ready(self) -> None:
        from hub import cache_table  # models are loaded only now
        from hub.accounts import wiring as accounts
        from hub.freshness import signals as freshness
        from hub.freshness.clock import register_boundary
        from hub.pages import wiring as pages
        from hub.participation import people, triggers
        from hub.week.moments import next_moment
        from hub.worker import housekeeping
        from hub.workspace import wiring

        post_migrate.connect(cache_table.create, sender=self)
        accounts.connect()
        freshness.connect()
        register_boundary(next_moment)
        housekeeping.register()
        pages.connect(self)
        people.connect()
        pre_migrate.connect(triggers.before_migrate, sender=self)
        post_migrate.connect(triggers.after_migrate, sender=self)
        wiring.connect()

"""The hub's ground floor as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HubConfig(AppConfig):
    name = "hub"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Hub")

    def ready(self) -> None:
        from hub import cache_table  # models are loaded only now
        from hub.freshness import signals as freshness
        from hub.worker import housekeeping
        from hub.workspace import wiring

        post_migrate.connect(cache_table.create, sender=self)
        freshness.connect()
        housekeeping.register()
        wiring.connect()

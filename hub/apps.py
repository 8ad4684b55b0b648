"""The hub's ground floor as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HubConfig(AppConfig):
    name = "hub"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Hub")

    def ready(self) -> None:
        from hub.freshness import signals as freshness  # models are loaded only now
        from hub.workspace import wiring

        freshness.connect()
        wiring.connect()

"""The catalog app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogConfig(AppConfig):
    name = "catalog"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Catalog")

    def ready(self) -> None:
        """Tell the hub how resources are found, and listen to what happens to them."""
        from catalog import wiring  # models are loaded only now

        wiring.connect()

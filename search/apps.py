"""The search app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Keep the full-text storage and the first synonyms in place after every migration."""
        from search import synonyms
        from search.engines.database import schema

        post_migrate.connect(schema.install, sender=self, dispatch_uid="search.schema")
        post_migrate.connect(synonyms.seed, sender=self, dispatch_uid="search.synonyms")

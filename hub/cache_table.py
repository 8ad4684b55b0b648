"""The table of Django's database cache, made with the migrations where that cache is in use."""

from typing import Any

from django.conf import settings
from django.core.management import call_command

BACKEND = "django.core.cache.backends.db.DatabaseCache"


def create(using: str, **kwargs: Any) -> None:
    """Make the table if it is missing; a receiver of `post_migrate`."""
    if any(cache["BACKEND"] == BACKEND for cache in settings.CACHES.values()):
        call_command("createcachetable", database=using, verbosity=0)

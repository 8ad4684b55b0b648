"""Installs what Django's models cannot say: the full-text storage of each database. Idempotent."""

from typing import Any

from django.apps import AppConfig
from django.db import connections

from search.engines.database import dialects


def install(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """After every migration: make the full-text storage where it is missing."""
    del sender, kwargs
    connection = connections[using]
    if "search_facts" in connection.introspection.table_names():
        dialects.of(connection).install(connection)

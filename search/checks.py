"""System checks: nothing public is forgotten by search, and no engine is named that is not there."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning
from django.db.models import Model
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from search.documents import registry


def every_public_type_is_decided(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Each page type and snippet has a document builder or a stated exclusion."""
    del app_configs, kwargs
    decided = registry.covered() | set(registry.EXCLUDED)
    public: list[type[Model]] = [*get_page_models(), *get_snippet_models()]
    return [
        Error(
            f"Search knows nothing of {model._meta.label}.",
            hint="Give it a maker in search.documents, or say in search.documents.registry.EXCLUDED why not.",
            obj=model,
            id="search.E001",
        )
        for model in dict.fromkeys(public)
        if model._meta.label not in decided
    ]


def the_named_engine_is_there(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """SEARCH_URL is empty: the database is the one engine there is so far, and it answers in any case."""
    del app_configs, kwargs
    if not settings.SEARCH_URL:
        return []
    return [
        CheckWarning(
            "SEARCH_URL names a search engine, and this release searches in the database only.",
            hint="Leave SEARCH_URL empty. Searching works meanwhile.",
            id="search.W001",
        )
    ]

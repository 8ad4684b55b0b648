"""The system check: nothing public is forgotten by search."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
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

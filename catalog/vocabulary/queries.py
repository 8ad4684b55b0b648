"""Reading the vocabulary."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from catalog.vocabulary.models import Subject


def with_parts(slugs: Collection[str]) -> QuerySet[Subject]:
    """The subjects of those slugs and everything below them."""
    named = (Q(**{f"{path}slug__in": slugs}) for path in ("", "parent__", "parent__parent__"))
    condition = Q()
    for one in named:
        condition |= one
    return Subject.objects.filter(condition)

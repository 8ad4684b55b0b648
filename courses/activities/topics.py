"""Choosing by topic: the families of subjects, with how many things each holds."""

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.resources.models import Resource
from courses.activities import queries
from hub.components import Topic
from hub.covers import subjects
from hub.shell import path_of
from hub.statements import Statement

NAMES: dict[str, str | Promise] = {
    "tech": _("Digital technology"),
    "safety": _("Safety and health"),
    "language": _("Speech and writing"),
    "science": _("Maths and science"),
    "livelihood": _("Business and farming"),
    "reading": _("Reading and learning"),
    "homeland": _("Homeland and society"),
    "arts": _("Arts and sports"),
}


def tiles() -> list[Topic]:
    """All families that hold something, in their usual order. One query."""
    names: dict[str, list[str]] = {family: [] for family in NAMES}
    counts: Counter[str] = Counter()
    for name, family, count in _COUNTED.rows():
        family = subjects.style(name, family=family).family
        counts[family] += count
        if name not in names[family]:
            names[family].append(name)
    results = path_of("search:results")
    return [
        Topic(
            family=family,
            label=str(label),
            url=f"{results}?{urlencode([('subject', name) for name in names[family]])}",
            count=counts[family],
        )
        for family, label in NAMES.items()
        if counts[family]
    ]


def _counted() -> QuerySet[Resource, tuple[Any, ...]]:
    """Subject's name, its family, number of published things: resources and activities apart."""
    resources = Resource.objects.filter(live=True)
    parts = [
        rows.order_by().values_list("subject__name", "subject__family").annotate(number=Count("pk"))
        for rows in (resources, queries.visible())
    ]
    return parts[0].union(parts[1], all=True)


_COUNTED = Statement(_counted)

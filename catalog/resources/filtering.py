"""The list's filters, read from its address: what may be chosen, what was, and how to take it back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.resources.models import Resource
from catalog.resources.queries import NEWEST, ORDERS, Filters
from catalog.vocabulary.models import Level, Licence, Subject
from hub.components import ActiveFilter, FacetGroup, FacetOption
from hub.units.models import Unit

Choices = Mapping[str, str]


@dataclass(frozen=True)
class Narrowing:
    """What an address narrows the list to; values that are not offered narrow nothing and are no error."""

    filters: Filters
    groups: list[FacetGroup] = field(default_factory=list)
    active: list[ActiveFilter] = field(default_factory=list)
    query: str = ""
    """The address's query without the page."""

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What another order keeps: the filters as (name, value)."""
        return [(name, value) for name, values in self.filters.chosen().items() for value in values]


def read(asked: QueryDict) -> Narrowing:
    """Read an address's query. Two queries for the vocabulary, one more where a unit is asked for."""
    offered = {
        "subject": (_("Subject"), dict(Subject.objects.values_list("slug", "name"))),
        "level": (_("For whom"), dict(Level.objects.values_list("slug", "name"))),
        "kind": (_("Kind"), {value: str(label) for value, label in Resource.Kind.choices}),
        "licence": (_("Licence"), {value: str(label) for value, label in Licence.choices}),
        "unit": (_("Unit"), _units(asked.getlist("unit"))),
    }
    chosen = {name: _known(asked.getlist(name), choices) for name, (_label, choices) in offered.items()}
    sort = asked.get("sort", NEWEST)
    filters = Filters(**chosen, sort=sort if sort in ORDERS else NEWEST)
    return Narrowing(
        filters=filters,
        groups=[
            _group(name, label, choices, chosen[name])
            for name, (label, choices) in offered.items()
            if choices
        ],
        active=[
            ActiveFilter(choices[value], _address(filters, without=(name, value)))
            for name, (_label, choices) in offered.items()
            for value in chosen[name]
        ],
        query=_query(filters),
    )


def _units(codes: list[str]) -> Choices:
    """Units are chosen on their own pages; here only those that the address names."""
    return dict(Unit.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}


def _known(values: Iterable[str], choices: Choices) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value in choices))


def _group(name: str, label: str, choices: Choices, chosen: tuple[str, ...]) -> FacetGroup:
    options = [FacetOption(value, text, is_checked=value in chosen) for value, text in choices.items()]
    return FacetGroup(name, label, options, is_open=bool(chosen) or name == "level")


def _address(filters: Filters, without: tuple[str, str]) -> str:
    query = _query(filters, without=without)
    return f"{reverse('catalog:list')}?{query}" if query else reverse("catalog:list")


def _query(filters: Filters, without: tuple[str, str] | None = None) -> str:
    query = QueryDict(mutable=True)
    for name, values in filters.chosen().items():
        query.setlist(name, [value for value in values if (name, value) != without])
    if filters.sort != NEWEST:
        query["sort"] = filters.sort
    return query.urlencode()

"""Resources for templates of the package below: `{% load catalog_lists %}`. Each tag is one query."""

from django import template

from catalog.resources.cards import card
from catalog.resources.queries import NEWEST, ORDERS, listed
from hub.cards import Card
from hub.units.models import Unit

register = template.Library()


@register.simple_tag
def new_resources(limit: int = 4) -> list[Card]:
    """`{% new_resources as cards %}`: the newest published resources."""
    return [card(resource) for resource in listed().order_by(*ORDERS[NEWEST])[:limit]]


@register.simple_tag
def unit_resources(unit: Unit, limit: int = 8) -> list[Card]:
    """`{% unit_resources unit as cards %}`: a unit's newest published resources."""
    return [card(resource) for resource in listed().filter(unit=unit).order_by(*ORDERS[NEWEST])[:limit]]

"""Walking over every address as one person, and what became of it in a word."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.permissions import routes
from tests.permissions.arguments import arguments
from tests.permissions.world import World


class Outcome(StrEnum):
    """What an address answered."""

    IN = "in"
    """A page, a redirect of its own, or a word about the method or the missing form data."""
    OUT = "out"
    """Log in first, or not for you; or there is nothing of that kind for you (404)."""
    BROKEN = "broken"
    """A server error."""


def visit(client: Client, address: str) -> Outcome:
    """GET the address once."""
    client.raise_request_exception = False
    response = client.get(address)
    status, target = response.status_code, response.headers.get("Location", "")
    if status >= 500 and status != 503:
        return Outcome.BROKEN
    if status in {401, 403, 404} or target.startswith(("/accounts/login/", "/admin/login/")):
        return Outcome.OUT
    if target == "/admin/" and address.startswith("/admin/"):
        return Outcome.OUT
    return Outcome.IN


def over(world: World, client: Client) -> Iterator[tuple[str, str, Outcome]]:
    """(name of the route, "own" or "other", outcome) for every route that can be written out."""
    for route in routes.every():
        for side in ("own", "other") if route.parameters else ("own",):
            address = written_out(route, getattr(world, side))
            if address is not None:
                yield route.name, side, visit(client, address)


def written_out(route: routes.Route, side: Any, *, page: str = "article") -> str | None:
    """The address with that side's things in it; None for Wagtail's patterns that only catch the rest."""
    try:
        return reverse(route.name, kwargs=arguments(route, side, page=page))
    except NoReverseMatch:
        return None

"""Serving a page in two statements, however deep it lies: its row with whether it is public, then itself.

Wagtail's own view asks for the site, its root, each level of the address twice and the restrictions above.
The hub is one site with one home page, so all pages along an address are asked for at once by their
`url_path` and the deepest answers; what is left of the address is its own to route.
"""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from wagtail import hooks
from wagtail.models import Page

from hub.pages.models import HomePage
from hub.pages.privacy import IsPublic

LONGEST = 20
INDEX = "hub_page_url_path"


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """The page at `path` with Wagtail's hooks around it. Raises Http404 where none is published there."""
    page, args, kwargs = find(request, path)
    answer: Callable[..., HttpResponseBase] = _serve_page
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        answer = wrap(answer)
    for check in hooks.get_hooks("before_serve_page"):
        result = check(page, request, args, kwargs)
        if isinstance(result, HttpResponseBase):
            return result
    return answer(page, request, args, kwargs)


def find(request: HttpRequest, path: str) -> tuple[Page, tuple[Any, ...], dict[str, Any]]:
    """The published page at that address, and what its own routing gives. Two statements, one for "/".

    Raises Http404 where there is none.
    """
    components = [component for component in path.split("/") if component][:LONGEST]
    along = _along(components) if components else HomePage.objects.all()
    found = along.annotate(is_public=IsPublic("path")).order_by("-depth").first()
    if found is None:
        raise Http404
    page = found.specific
    page.is_known_to_be_public = found.is_public and not found.alias_of_id
    used = found.url_path.count("/") - 2
    result = page.route(request, components[used:])
    return result.page, result.args, result.kwargs


def _along(components: list[str]) -> QuerySet[Page]:
    """The pages at "a/", "a/b/" … below the home page."""
    home = Subquery(HomePage.objects.values("url_path")[:1])
    paths = ["/".join(components[: end + 1]) + "/" for end in range(len(components))]
    return Page.objects.filter(url_path__in=[Concat(home, Value(path)) for path in paths])


def _serve_page(
    page: Page, request: HttpRequest, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponseBase:
    response: HttpResponseBase = page.serve(request, *args, **kwargs)
    return response


def install_index(**kwargs: Any) -> None:
    """Index the address of pages, which Wagtail does not; put back where a migration dropped it.

    On PostgreSQL a hash index: an address may be longer than a B-tree takes.
    """
    if Page._meta.db_table not in connection.introspection.table_names():
        return
    method = "USING hash " if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE INDEX IF NOT EXISTS {INDEX} ON wagtailcore_page {method}(url_path)")

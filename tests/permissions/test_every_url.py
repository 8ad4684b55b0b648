"""Every address × every role × own and other unit: exactly those get in who should, and nothing breaks."""

import pytest

from tests.permissions import routes, walk
from tests.permissions.expectations import EXPECTED
from tests.permissions.world import ROLES, build

pytestmark = pytest.mark.django_db

CATCH_ALL = {"admin/test404/", "admin/^.*/$"}
# The walk cannot write these out. Covers are pictures for everyone; documents are Wagtail's, behind its own
# permissions.
UNWRITTEN = {"cover", "wagtaildocs_serve"}


def test_every_address_is_in_the_table_and_the_table_names_no_other():
    names = {route.name for route in routes.every()} - CATCH_ALL - UNWRITTEN
    assert not names - set(EXPECTED), "say in expectations.py who gets in there"
    assert not set(EXPECTED) - names, "these addresses are gone"


@pytest.mark.parametrize("role", ROLES)
def test_exactly_those_get_in_who_should(client, role):
    world = build(role)
    if role != "anonymous":
        client.force_login(world.people[role])
    wrong = []
    for name, side, outcome in walk.over(world, client):
        allowed = EXPECTED[name][0 if side == "own" else 1]
        expected = walk.Outcome.IN if role in allowed else walk.Outcome.OUT
        if outcome != expected:
            wrong.append(f"{name} ({side}): {outcome}, not {expected}")
    assert not wrong


@pytest.mark.parametrize("role", ["anonymous", "EDITOR", "superuser"])
def test_no_page_of_any_type_breaks(client, role):
    """Every page model is one pattern of the addresses: so each type is visited, with what can hang on it."""
    world = build(role)
    if role != "anonymous":
        client.force_login(world.people[role])
    client.raise_request_exception = False
    from wagtail.models import Page

    for page in Page.objects.filter(depth__gt=1):
        for address in (page.get_url(), f"/admin/pages/{page.pk}/edit/"):
            if address:
                assert client.get(address).status_code < 500, (page.specific_class, address)

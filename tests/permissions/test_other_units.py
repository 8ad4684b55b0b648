"""Nobody who works for one unit reads, in any answer of the admin, what another unit's things are called."""

import pytest
from django.urls import NoReverseMatch, reverse

from tests.permissions import routes
from tests.permissions.arguments import arguments
from tests.permissions.world import SECRET, build

pytestmark = pytest.mark.django_db

A_WORD_OF_THE_TITLES = "?q=b%E1%BA%A3n+nh%C3%A1p"
QUESTIONS = (A_WORD_OF_THE_TITLES, "?id={article}&id={draft}&next=/", "?page_type=wagtailcore.page")


@pytest.mark.parametrize("role", ["EDITOR", "REVIEWER"])
def test_no_answer_of_the_admin_names_what_another_unit_has(client, role):
    world = build(role)
    client.force_login(world.people[role])
    found = []
    for address in sorted(set(_addresses(world))):
        response = client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        if SECRET in body.decode(errors="replace"):
            found.append((response.status_code, address))
    assert not found


def _addresses(world):
    """Every address of the admin with the other unit's things; lists with questions, too."""
    things = world.other.things
    ids = {"article": things["article"].pk, "draft": things["draft"].pk}
    for route in routes.every():
        if not route.pattern.startswith("admin/"):
            continue
        for page in ("article", "draft", "page") if "page_id" in route.parameters else ("article",):
            try:
                address = reverse(route.name, kwargs=arguments(route, world.other, page=page))
            except NoReverseMatch:
                continue
            yield address
            if not route.parameters:
                yield from (address + question.format(**ids) for question in QUESTIONS)


def test_an_editor_finds_the_own_things_where_the_others_are_hidden(client):
    """The other side of the test above: the same lists and searches do show one's own."""
    world = build("EDITOR")
    client.force_login(world.people["EDITOR"])
    for address in (
        "/admin/pages/search/?q=tin",
        f"/admin/pages/{world.own.things['page'].pk}/",
        "/admin/choose-page/search/?q=tin",
        "/admin/reports/site-history/",
    ):
        assert "Tin Ta" in client.get(address).content.decode(), address

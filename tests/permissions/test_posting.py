"""Nobody who works for one unit changes, by anything they can send, what another unit has."""

import pytest
from django.apps import apps
from django.test import Client

from hub.reports import models as reports
from tests.factories.ledger import edition
from tests.factories.reports import indicators, save
from tests.permissions import routes
from tests.permissions.roles import CITY_WIDE
from tests.permissions.walk import written_out
from tests.permissions.world import ROLES, SECRET, Side, World, build

pytestmark = pytest.mark.django_db

APPS = (
    "hub",
    "catalog",
    "courses",
    "search",
    "wagtailcore",
    "wagtailimages",
    "wagtaildocs",
    "auth",
    "wagtailusers",
)
ONES_OWN_DOING = {
    # What a resident does with what is offered to all: joining, and what counts it.
    *("courses.Enrolment", "courses.PlaceCount", "hub.Participation", "hub.ParticipationTotal"),
    *("hub.ParticipationPerson", "courses.CalendarFeed", "hub.Consent"),
    # What every change leaves behind.
    *("hub.SiteVersion", "search.Entry", "wagtailcore.ReferenceIndex"),
    # Who edits what just now, and the pages that one has opened.
    *("wagtailcore.EditingSession", "wagtailusers.UserProfile"),
    # Counted without a person.
    "catalog.DailyUse",
}
FILLED_IN = {
    **dict.fromkeys(("title", "name", "display_name", "description", "note", "reason", "body"), "Bị đổi"),
    **dict.fromkeys(("confirm", "action-publish", "action-unpublish", "submit", "version", "quantity"), "1"),
    **dict.fromkeys(("visitors", "on_site", "online", "value", "number"), "7"),
    "next": "/",
}


@pytest.mark.parametrize("role", [role for role in ROLES if role not in CITY_WIDE])
@pytest.mark.parametrize("body", [{}, FILLED_IN], ids=["empty", "filled in"])
def test_nothing_of_another_unit_changes(role, body):
    world = _world(role)
    client = Client(raise_request_exception=False)
    before, broken = _state(world), []
    for address in _addresses(world):
        if role != "anonymous":
            client.force_login(world.people[role])
        if client.post(address, body).status_code >= 500:
            broken.append(address)
    changed = {
        label: (sorted(rows - before[label]), sorted(before[label] - rows))
        for label, rows in _state(world).items()
        if rows != before[label]
    }
    assert not broken
    assert not changed


def test_the_other_unit_has_something_of_everything():
    assert SECRET in str(_state(_world("TEACHER")))


def test_the_walk_would_see_a_change():
    world = _world("COORDINATOR")
    before = _state(world)
    client = Client()
    client.force_login(world.people["COORDINATOR"])
    client.post(f"/admin/pages/{world.other.things['article'].pk}/delete/")
    assert before["hub.ArticlePage"] - _state(world)["hub.ArticlePage"]


def _world(role: str) -> World:
    """The walk's city with a Week and a report that the other unit has begun."""
    world = build(*{role, "COORDINATOR"})
    week = edition()
    indicators()
    save(world.other.unit, week)
    assert reports.UnitReport.objects.filter(unit=world.other.unit).exists()
    return world


def _addresses(world: World) -> list[str]:
    """Every address of the other unit's things, also as if they were one's own unit's."""
    as_if_own = Side(world.own.unit, world.other.things)
    found = {
        written_out(route, side, page=page)
        for route in routes.every()
        if route.parameters
        for side in ([world.other, as_if_own] if "pk" in route.parameters else [world.other])
        for page in ("article", "draft", "event")
    }
    return sorted(address for address in found if address)


def _state(world: World) -> dict[str, set[tuple[str, ...]]]:
    """Every row of what units have, by model; without those of the people who walk."""
    walkers = {person.pk for person in world.people.values()}
    found = {}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label
        if model._meta.app_label in APPS and label not in ONES_OWN_DOING:
            rows = model._default_manager.all()
            if label == "hub.User":
                rows = rows.exclude(pk__in=walkers)
            found[label] = {tuple(map(str, row)) for row in rows.values_list()}
    return found

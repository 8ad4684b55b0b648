"""A reviewer never reads another unit's titles in the admin, at whichever address."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from catalog.resources.models import Resource
from hub.accounts.models import Role
from tests.catalog.reviewing import SECRET, published_and_waiting, waiting
from tests.factories.catalog import ResourceFileFactory
from tests.factories.people import MembershipFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

LEFT_OUT = {"admin/failwhale/", "admin/logout/"}
"""One raises by design, the other ends the walk."""

PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>|\(\?P<(\w+)>[^)]*(?:\([^)]*\)[^)]*)*\)")


def admin_patterns():
    """Every address below /admin/ as its pattern, with prefixes."""

    def walk(patterns, prefix):
        for entry in patterns:
            path = prefix + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, path)
            elif isinstance(entry, URLPattern):
                yield path, entry

    for path, entry in walk(get_resolver().url_patterns, ""):
        if path.startswith("admin/"):
            yield path, entry


@pytest.fixture
def scene(client_of):
    """Unit B's resources in all states, and a reviewer of unit A, who is an editor there as well."""
    unit_a, unit_b = UnitFactory(), UnitFactory()
    client = client_of(Role.REVIEWER, unit_a)
    MembershipFactory(user=client.user, unit=unit_a, role=Role.EDITOR)
    own = waiting(unit_a, title="Bài của mình")
    foreign = [published_and_waiting(unit_b), waiting(unit_b)]
    ResourceFileFactory(resource=foreign[0].resource, name=f"{SECRET}, tệp")
    Resource.objects.filter(pk=foreign[1].resource.pk).update(locked=True, locked_by=client.user)
    return client, own, foreign


def values(reviewed):
    """What to put into an address for each parameter, so that it is about that resource."""
    revisions = list(reviewed.resource.revisions.order_by("pk"))
    return {
        "pk": reviewed.resource.pk,
        "object_id": reviewed.resource.pk,
        "id": reviewed.resource.pk,
        "task_state_id": reviewed.task_state.pk,
        "workflow_state_id": reviewed.state.pk,
        "task_id": reviewed.task_state.task_id,
        "revision_id": revisions[-1].pk,
        "revision_id_a": revisions[0].pk,
        "revision_id_b": revisions[-1].pk,
        "action_name": "approve",
        "app_label": "catalog",
        "model_name": "resource",
        "action": "delete",
        "session_id": 1,
    }


def address(path, reviewed):
    known = values(reviewed)

    def fill(match):
        name = match[2] or match[3]
        return str(known.get(name, reviewed.resource.pk))

    plain = PARAMETER.sub(fill, path.replace("\\Z", "").replace("$", "").replace("^", ""))
    return "/" + plain.replace("\\.", ".").replace("\\-", "-")


def addresses(reviewed):
    found = {address(path, reviewed) for path, _entry in admin_patterns() if path not in LEFT_OUT}
    return sorted(found)


def test_no_address_of_the_admin_shows_another_units_title(scene):
    client, _own, foreign = scene
    client.raise_request_exception = False
    every = addresses(foreign[0])
    asked = [(foreign[0], path) for path in every]
    asked += [(foreign[1], path) for path in addresses(foreign[1]) if "/resource/" in path]
    for reviewed, path in asked:
        for query in ("", f"?id={reviewed.resource.pk}&q=Bí mật&multiple=1&next=/admin/&export=csv"):
            response = client.get(path + query)
            body = b"".join(response) if response.streaming else response.content
            assert SECRET not in body.decode(errors="replace"), path + query
            assert response.status_code < 500, path + query
    assert len(every) > 150
    assert "Bài của mình" in client.get("/admin/").content.decode(), "the walk ended outside"


def test_the_walk_would_find_a_title_for_its_own_reviewer(scene):
    client, own, _foreign = scene
    shown = [
        path
        for path in addresses(own)
        if path.startswith("/admin/snippets/catalog/resource")
        and "Bài của mình" in client.get(path).content.decode()
    ]
    assert len(shown) >= 10


def test_no_post_changes_another_units_resource(scene):
    client, _own, foreign = scene
    client.raise_request_exception = False
    before = list(Resource.objects.order_by("pk").values())
    for reviewed in foreign:
        known = {name: str(value) for name, value in values(reviewed).items()}
        for path in addresses(reviewed):
            if "/catalog/resource/" in path:
                data = {"title": "Chiếm lấy", "action-publish": "1", "next": "/admin/", **known}
                response = client.post(f"{path}?id={reviewed.resource.pk}", data)
                assert SECRET not in response.content.decode(errors="replace"), path
                assert response.status_code in {302, 404, 405}, path
    assert list(Resource.objects.order_by("pk").values()) == before


def test_mixing_ones_own_resource_with_anothers_states_and_revisions_shows_nothing(scene):
    client, own, foreign = scene
    other = foreign[0]
    base = "/admin/snippets/catalog/resource"
    pk, revision = own.resource.pk, other.resource.latest_revision_id
    first = own.resource.revisions.order_by("pk").first().pk
    for path in (
        f"{base}/history/{pk}/revisions/{revision}/view/",
        f"{base}/history/{pk}/revisions/{revision}/revert/",
        f"{base}/history/{pk}/revisions/{revision}/unschedule/",
        f"{base}/history/{pk}/revisions/compare/{first}...{revision}/",
        f"{base}/workflow_history/{pk}/detail/{other.state.pk}/",
        f"{base}/workflow/action/{pk}/approve/{other.task_state.pk}/",
        f"{base}/workflow/collect_action_data/{pk}/reject/{other.task_state.pk}/",
    ):
        for response in (client.get(path), client.post(path, {"comment": "x"})):
            assert SECRET not in response.content.decode(), path
            assert response.status_code in {404, 405}, path


def test_an_editor_who_reviews_nowhere_sees_nobodys_drafts_in_the_chooser(client_of):
    unit = UnitFactory()
    waiting(unit, title=SECRET)
    client = client_of(Role.EDITOR, unit)
    path = "/admin/snippets/choose/catalog/resource/"
    assert SECRET not in client.get(path).content.decode()
    assert SECRET not in client.get(f"{path}results/").content.decode()


def test_lists_of_uses_name_a_resource_only_to_those_who_review_it(scene):
    from wagtail.admin.admin_url_finder import AdminURLFinder

    client, own, foreign = scene
    finder = AdminURLFinder(client.user)
    assert finder.get_edit_url(own.resource)
    assert finder.get_edit_url(foreign[0].resource) is None

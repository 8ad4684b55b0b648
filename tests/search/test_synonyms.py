"""The coordinators' synonyms: edited in the admin, in effect at once."""

import pytest
from django.utils import timezone

from hub.accounts.permissions import Role
from search.analysis.synonyms import parse
from search.engines.database.engine import DatabaseEngine
from search.engines.protocol import Query
from search.models import Synonym
from search.synonyms import SEED
from tests.factories.documents import document, index

pytestmark = pytest.mark.django_db


def found(text: str) -> int:
    return DatabaseEngine().search(Query(text), timezone.now()).total


def test_a_new_installation_has_the_list_that_comes_with_it() -> None:
    assert Synonym.objects.filter(expressions="CNTT = công nghệ thông tin").exists()


def test_no_expression_of_the_list_is_in_two_groups() -> None:
    groups = parse(SEED.read_text(encoding="utf-8").splitlines())
    assert len(groups) > 60
    assert all(len(" = ".join(group)) <= 500 for group in groups)
    shortest = [group[0].lower() for group in groups]
    assert len(shortest) == len(set(shortest))


def test_an_edit_takes_effect_with_the_next_search(client_of) -> None:
    index(DatabaseEngine(), document("a", "Bơi an toàn cho thiếu nhi"))
    assert found("phòng đuối") == 0
    client = client_of(Role.COORDINATOR)
    answer = client.post("/admin/snippets/search/synonym/add/", {"expressions": "phòng đuối = bơi an toàn"})
    assert answer.status_code == 302
    assert found("phòng đuối") == 1
    Synonym.objects.get(expressions__startswith="phòng đuối").delete()
    assert found("phòng đuối") == 0


def test_a_group_needs_two_expressions(client_of) -> None:
    answer = client_of(Role.COORDINATOR).post("/admin/snippets/search/synonym/add/", {"expressions": "một"})
    assert answer.status_code == 200
    assert "Viết ít nhất hai cách viết" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER, Role.ORGANIZER])
def test_nobody_else_edits_them(client_of, role: str) -> None:
    number = Synonym.objects.count()
    client = client_of(role)
    client.post("/admin/snippets/search/synonym/add/", {"expressions": "a = b"})
    assert client.get("/admin/snippets/search/synonym/").status_code in {302, 403}
    assert Synonym.objects.count() == number

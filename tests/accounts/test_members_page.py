import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.accounts.models import Membership, PasswordHelp, Role
from tests.factories.people import MembershipFactory, UserFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def organizer(client_of, unit):
    return client_of(Role.ORGANIZER, unit)


def url(unit, name="members:list", *args):
    return reverse(name, args=[unit.code, *args])


def test_an_organizer_sees_who_has_which_role_here_and_nobody_of_elsewhere(organizer, unit):
    MembershipFactory(unit=unit, role=Role.EDITOR, user__display_name="Hà Ngọc Mai")
    MembershipFactory(user__display_name="Người nơi khác")
    body = organizer.get(url(unit)).content.decode()
    assert "Hà Ngọc Mai" in body
    assert "Biên tập viên" in body
    assert "Người nơi khác" not in body


def test_the_list_asks_as_much_for_twenty_people_as_for_ten(organizer, unit):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert organizer.get(url(unit), {"q": "người"}).status_code == 200
        return len(queries)

    def arrive():
        MembershipFactory.create_batch(8, unit=unit)
        UserFactory.create_batch(8, home_unit=unit)

    arrive()
    count()
    first = count()
    arrive()
    assert count() == first
    assert first <= 15


def test_a_role_is_given_by_username_and_ended(organizer, unit):
    person = UserFactory(username="lan.hoang")
    organizer.post(url(unit), {"person": "Lan.Hoang", "role": Role.TEACHER})
    held = Membership.objects.get(user=person)
    assert (held.unit, held.role, held.granted_by) == (unit, Role.TEACHER, organizer.user)
    organizer.post(url(unit, "members:end", held.pk))
    held.refresh_from_db()
    assert held.ended_by == organizer.user
    assert "chấm dứt" in organizer.get(url(unit)).content.decode()


@pytest.mark.parametrize(
    ("person", "role", "field"),
    [
        ("khong.co", "TEACHER", "person"),
        ("lan", "COORDINATOR", "role"),
        ("lan", "", "role"),
        ("", "TEACHER", "person"),
    ],
)
def test_what_cannot_be_given_is_said_and_not_given(organizer, unit, person, role, field):
    UserFactory(username="lan")
    response = organizer.post(url(unit), {"person": person, "role": role})
    assert list(response.context["form"].errors) == [field]
    assert Membership.objects.count() == 1


def test_nobody_else_gets_in(client, client_of, unit):
    held = MembershipFactory(unit=unit)
    person = UserFactory(home_unit=unit)
    others = [
        client_of(Role.ORGANIZER),
        client_of(),
        *(client_of(r, unit) for r in (Role.TEACHER, Role.EDITOR, Role.REVIEWER)),
    ]
    for other in others:
        assert other.get(url(unit)).status_code == 403
        assert other.post(url(unit), {"person": "x", "role": "TEACHER"}).status_code == 403
        assert other.post(url(unit, "members:end", held.pk)).status_code == 403
        assert other.post(url(unit, "members:help", person.pk)).status_code == 403
        assert other.get(url(unit, "members:temporary_password")).status_code == 403
    assert client.get(url(unit)).status_code == 302
    assert not PasswordHelp.objects.exists()


def test_an_organizer_cannot_end_a_role_of_another_unit_through_the_own_address(organizer, unit):
    foreign = MembershipFactory()
    assert organizer.post(url(unit, "members:end", foreign.pk)).status_code == 404
    foreign.refresh_from_db()
    assert foreign.ended_at is None


def test_a_coordinator_manages_every_unit_and_may_make_coordinators(client_of, unit):
    client = client_of(Role.COORDINATOR)
    UserFactory(username="lan")
    client.post(url(unit), {"person": "lan", "role": Role.COORDINATOR})
    assert Membership.objects.filter(unit=unit, role=Role.COORDINATOR).exists()


def test_a_temporary_password_is_shown_until_it_is_passed_on(organizer, unit):
    person = UserFactory(home_unit=unit, display_name="Hoàng Thị Lan")
    response = organizer.post(url(unit, "members:help", person.pk), follow=True)
    password = response.context["secret"].text
    assert password in response.content.decode()
    assert "Hoàng Thị Lan" in response.content.decode()
    person.refresh_from_db()
    assert person.check_password(password)
    organizer.post(url(unit, "members:temporary_password"))
    again = organizer.get(url(unit, "members:temporary_password"), follow=True)
    assert password not in again.content.decode()


def test_people_are_found_in_the_own_unit_alone(organizer, unit):
    UserFactory(home_unit=unit, display_name="Lan ở đây")
    UserFactory(home_unit=UnitFactory(), display_name="Lan nơi khác")
    UserFactory(home_unit=unit, display_name="Lan đã đóng", is_active=False)
    body = organizer.get(url(unit), {"q": "Lan"}).content.decode()
    assert "Lan ở đây" in body
    assert "Lan nơi khác" not in body
    assert "Lan đã đóng" not in body
    assert "Lan ở đây" not in organizer.get(url(unit), {"q": "L"}).content.decode()


def test_a_person_of_elsewhere_cannot_be_helped_through_the_own_address(organizer, unit):
    person = UserFactory(home_unit=UnitFactory())
    assert organizer.post(url(unit, "members:help", person.pk)).status_code == 403
    person.refresh_from_db()
    assert person.check_password("week2022")


def test_a_get_changes_nothing(organizer, unit):
    held = MembershipFactory(unit=unit)
    person = UserFactory(home_unit=unit)
    assert organizer.get(url(unit, "members:end", held.pk)).status_code == 405
    assert organizer.get(url(unit, "members:help", person.pk)).status_code == 405


@pytest.mark.parametrize("q", ['"', "%", "'", "\\", "a" * 5000, "﷽", "%00", "\x00"])
def test_any_string_may_be_looked_for(organizer, unit, q):
    assert organizer.get(url(unit), {"q": q}).status_code == 200


def test_a_second_click_gives_no_second_role(organizer, unit):
    UserFactory(username="lan")
    for _ in range(2):
        organizer.post(url(unit), {"person": "lan", "role": Role.TEACHER})
    assert Membership.objects.filter(user__username="lan").count() == 1

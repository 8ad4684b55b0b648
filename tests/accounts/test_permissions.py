import pytest
from django.contrib.auth.models import AnonymousUser

from hub.accounts.models import Consent, Role
from hub.accounts.permissions import (
    CAPABILITIES,
    Capability,
    grantable_roles,
    may,
    may_help_with_password,
    may_publish_of,
    unit_ids,
)
from tests.factories.people import MembershipFactory, UserFactory, member
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role.values)
def test_a_role_counts_in_its_own_unit_and_a_coordinators_everywhere(role):
    unit, other = UnitFactory(), UnitFactory()
    user = member(role, unit)
    for capability in Capability:
        allowed = capability in CAPABILITIES[role]
        assert may(user, capability, unit) is allowed
        assert may(user, capability, other) is (allowed and role == Role.COORDINATOR)


def test_an_ended_role_counts_no_more():
    membership = MembershipFactory(role=Role.ORGANIZER)
    membership.ended_at = membership.granted_at
    membership.save()
    assert not may(membership.user, Capability.SEE_WORKSPACE, membership.unit)


def test_the_anonymous_and_the_closed_account_may_nothing_and_a_superuser_everything():
    unit = UnitFactory()
    closed = member(Role.COORDINATOR, unit)
    closed.is_active = False
    for capability in Capability:
        assert not may(AnonymousUser(), capability, unit)
        assert not may(closed, capability, unit)
        assert may(UserFactory.build(is_superuser=True), capability, unit)
    assert unit_ids(closed, Capability.SEE_WORKSPACE) == []


def test_unit_ids_name_the_units_of_the_capability_alone():
    mine = MembershipFactory(role=Role.EDITOR)
    MembershipFactory(user=mine.user, role=Role.TEACHER)
    assert unit_ids(mine.user, Capability.EDIT_PAGES) == [mine.unit_id]
    assert unit_ids(member(Role.COORDINATOR), Capability.EDIT_PAGES) is None


def test_roles_are_read_once(django_assert_num_queries):
    user = member(Role.TEACHER)
    unit = UnitFactory()
    with django_assert_num_queries(1):
        for capability in Capability:
            may(user, capability, unit)


def test_an_organizer_may_give_every_role_but_coordinator_in_the_own_unit_only():
    unit = UnitFactory()
    organizer = member(Role.ORGANIZER, unit)
    assert set(grantable_roles(organizer, unit)) == set(Role.values) - {Role.COORDINATOR}
    assert grantable_roles(organizer, UnitFactory()) == []


@pytest.mark.parametrize("role", sorted(set(Role.values) - {Role.ORGANIZER, Role.COORDINATOR}))
def test_who_does_not_manage_members_may_give_no_role(role):
    unit = UnitFactory()
    assert grantable_roles(member(role, unit), unit) == []


def test_a_coordinator_may_give_every_role_in_every_unit():
    assert grantable_roles(member(Role.COORDINATOR), UnitFactory()) == Role.values


def test_an_organizer_helps_the_people_of_the_own_unit():
    unit = UnitFactory()
    organizer = member(Role.ORGANIZER, unit)
    assert may_help_with_password(organizer, UserFactory(home_unit=unit), unit)
    assert may_help_with_password(organizer, member(Role.TEACHER, unit, home_unit=unit), unit)


def test_an_organizer_gets_into_no_account_that_may_more():
    unit = UnitFactory()
    organizer = member(Role.ORGANIZER, unit)
    for person in (
        UserFactory(home_unit=UnitFactory()),
        UserFactory(),
        member(Role.COORDINATOR, unit, home_unit=unit),
        member(Role.TEACHER, home_unit=unit),
        UserFactory(home_unit=unit, is_superuser=True),
        UserFactory(home_unit=unit, is_staff=True),
        UserFactory(home_unit=unit, is_active=False),
        organizer,
    ):
        assert not may_help_with_password(organizer, person, unit)


def test_a_coordinator_helps_everyone_but_superusers():
    unit = UnitFactory()
    coordinator = member(Role.COORDINATOR)
    assert may_help_with_password(coordinator, UserFactory(), unit)
    assert may_help_with_password(coordinator, member(Role.COORDINATOR), unit)
    assert not may_help_with_password(coordinator, UserFactory(is_superuser=True), unit)


def test_a_childs_work_is_shown_only_while_a_representative_agrees(django_user_model):
    child = UserFactory(age_band=django_user_model.AgeBand.FROM_7_TO_15)
    assert may_publish_of(UserFactory())
    assert not may_publish_of(child)
    consent = Consent.objects.create(
        user=child, purpose=Consent.Purpose.PUBLISHING, wording="…", given_at=child.date_joined
    )
    assert may_publish_of(child)
    consent.withdrawn_at = child.date_joined
    consent.save()
    assert not may_publish_of(child)

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from hub.accounts import groups
from hub.accounts.actions import AccountError, memberships
from hub.accounts.models import Membership, Role
from tests.factories.people import MembershipFactory, UserFactory, member
from tests.factories.units import UnitFactory

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def grant(by, role=Role.TEACHER, unit=None, user=None):
    return memberships.grant(user=user or UserFactory(), unit=unit, role=role, by=by, now=NOW)


def test_a_granted_role_says_who_gave_it_and_when():
    unit = UnitFactory()
    organizer = member(Role.ORGANIZER, unit)
    held = grant(organizer, unit=unit)
    assert (held.granted_by, held.granted_at, held.ended_at) == (organizer, NOW, None)


def test_a_role_is_held_once():
    unit, person = UnitFactory(), UserFactory()
    assert grant(None, unit=unit, user=person) == grant(None, unit=unit, user=person)
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(user=person, unit=unit, role=Role.TEACHER)


def test_no_organizer_makes_a_coordinator_and_nobody_grants_elsewhere():
    unit = UnitFactory()
    organizer = member(Role.ORGANIZER, unit)
    for by, role, where in (
        (organizer, Role.COORDINATOR, unit),
        (organizer, Role.TEACHER, UnitFactory()),
        (member(Role.EDITOR, unit), Role.TEACHER, unit),
        (UserFactory(), Role.TEACHER, unit),
    ):
        before = Membership.objects.count()
        with pytest.raises(PermissionDenied):
            grant(by, role, where)
        assert Membership.objects.count() == before


def test_a_closed_account_gets_no_role():
    with pytest.raises(AccountError):
        grant(None, unit=UnitFactory(), user=UserFactory(is_active=False))


def test_an_ended_role_stays_on_record_and_can_be_given_again():
    unit = UnitFactory()
    organizer = member(Role.ORGANIZER, unit)
    held = grant(organizer, unit=unit)
    ended = memberships.end(held, by=organizer, now=NOW)
    assert (ended.ended_by, ended.ended_at) == (organizer, NOW)
    again = grant(organizer, unit=unit, user=held.user)
    assert again.pk != held.pk
    assert Membership.objects.filter(user=held.user).count() == 2


def test_ending_twice_keeps_the_first_end():
    held = MembershipFactory()
    organizer = member(Role.ORGANIZER, held.unit)
    memberships.end(held, by=organizer, now=NOW)
    assert memberships.end(held, by=None, now=datetime.now(UTC)).ended_at == NOW


def test_an_organizer_ends_no_coordinator_and_no_role_elsewhere():
    unit = UnitFactory()
    organizer = member(Role.ORGANIZER, unit)
    for held in (MembershipFactory(unit=unit, role=Role.COORDINATOR), MembershipFactory()):
        with pytest.raises(PermissionDenied):
            memberships.end(held, by=organizer, now=NOW)
        held.refresh_from_db()
        assert held.ended_at is None


def test_when_the_group_cannot_be_given_the_role_is_not_either(monkeypatch):
    unit, person = UnitFactory(), UserFactory()

    def fail(user):
        raise RuntimeError

    monkeypatch.setattr(groups, "sync", fail)
    with pytest.raises(RuntimeError):
        grant(None, unit=unit, user=person)
    assert not Membership.objects.exists()

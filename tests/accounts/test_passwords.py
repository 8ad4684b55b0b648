from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from hub.accounts import recovery_codes
from hub.accounts.actions import passwords
from hub.accounts.models import PasswordHelp, Role
from tests.factories.people import UserFactory, member
from tests.factories.units import UnitFactory

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def test_a_recovery_code_is_stored_as_a_hash_and_found_again_however_it_is_typed():
    person = UserFactory()
    code = passwords.renew_recovery_code(person, by=person, now=NOW)
    person.refresh_from_db()
    assert person.recovery_code_made_at == NOW
    assert code not in person.recovery_code_hash
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
        assert recovery_codes.matches(typed, person.recovery_code_hash)


def test_a_new_code_makes_the_former_one_worthless():
    person = UserFactory()
    former = passwords.renew_recovery_code(person, by=person, now=NOW)
    passwords.renew_recovery_code(person, by=person, now=NOW)
    assert not recovery_codes.matches(former, person.recovery_code_hash)


def test_nothing_matches_an_account_without_a_code():
    for typed in ("", "----", "ABCD-EFGH-JKMN-PQRS"):
        assert not recovery_codes.matches(typed, "")


def test_codes_have_no_letters_that_look_alike_and_differ():
    codes = {recovery_codes.new() for _ in range(50)}
    assert len(codes) == 50
    assert not set("".join(codes)) & set("01ILO")


def test_help_sets_a_password_for_once_and_says_who_and_when():
    unit = UnitFactory()
    organizer, person = member(Role.ORGANIZER, unit), UserFactory(home_unit=unit)
    password = passwords.help_person(person, unit=unit, by=organizer, now=NOW)
    person.refresh_from_db()
    assert person.check_password(password)
    assert person.must_change_password
    row = PasswordHelp.objects.get()
    assert (row.user, row.helper, row.unit, row.helped_at, row.changed_at) == (
        person,
        organizer,
        unit,
        NOW,
        None,
    )


def test_who_may_not_help_changes_nothing():
    unit = UnitFactory()
    person = UserFactory(home_unit=unit)
    for by in (member(Role.ORGANIZER), member(Role.TEACHER, unit), person):
        with pytest.raises(PermissionDenied):
            passwords.help_person(person, unit=unit, by=by, now=NOW)
    person.refresh_from_db()
    assert person.check_password("week2022")
    assert not PasswordHelp.objects.exists()


def test_when_the_help_cannot_be_written_down_the_password_stays(monkeypatch):
    unit = UnitFactory()
    organizer, person = member(Role.ORGANIZER, unit), UserFactory(home_unit=unit)

    def fail(**kwargs):
        raise RuntimeError

    monkeypatch.setattr(PasswordHelp.objects, "create", fail)
    with pytest.raises(RuntimeError):
        passwords.help_person(person, unit=unit, by=organizer, now=NOW)
    person.refresh_from_db()
    assert person.check_password("week2022")


def test_choosing_a_password_ends_the_temporary_one():
    unit = UnitFactory()
    organizer, person = member(Role.ORGANIZER, unit), UserFactory(home_unit=unit)
    passwords.help_person(person, unit=unit, by=organizer, now=NOW)
    passwords.choose(person, "mot-cau-de-nho", by=person, now=NOW)
    person.refresh_from_db()
    assert person.check_password("mot-cau-de-nho")
    assert not person.must_change_password
    assert PasswordHelp.objects.get().changed_at == NOW


def test_temporary_passwords_differ_and_need_no_diacritics():
    made = {passwords.temporary_password() for _ in range(50)}
    assert len(made) == 50
    assert all(password.isascii() and len(password) > 12 for password in made)

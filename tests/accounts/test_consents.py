from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from hub.accounts.actions import AccountError, consents
from hub.accounts.models import Consent, User
from tests.factories.people import UserFactory

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
MOTHER = consents.Representative(name="Nguyễn Thị Hoa", relation="mẹ")
PUBLISHING = Consent.Purpose.PUBLISHING

pytestmark = pytest.mark.django_db


def give(person, purpose=PUBLISHING, **fields):
    return consents.give(person, purpose, wording="lời hỏi", by=person, now=NOW, **fields)


def test_a_consent_keeps_the_words_that_were_shown_and_can_be_taken_back():
    person = UserFactory()
    given = give(person, Consent.Purpose.REMINDERS)
    assert (given.wording, given.given_at, given.withdrawn_at) == ("lời hỏi", NOW, None)
    assert consents.withdraw(person, Consent.Purpose.REMINDERS, by=person, now=NOW) == 1
    assert consents.withdraw(person, Consent.Purpose.REMINDERS, by=person, now=NOW) == 0
    assert Consent.objects.get().withdrawn_at == NOW


def test_a_consent_is_open_once_and_can_be_given_again_after_it_was_withdrawn():
    person = UserFactory()
    assert give(person, Consent.Purpose.REMINDERS) == give(person, Consent.Purpose.REMINDERS)
    consents.withdraw(person, Consent.Purpose.REMINDERS, by=person, now=NOW)
    give(person, Consent.Purpose.REMINDERS)
    assert Consent.objects.count() == 2


@pytest.mark.parametrize(
    ("band", "fields", "enough"),
    [
        (User.AgeBand.UNDER_7, {}, False),
        (User.AgeBand.UNDER_7, {"representative": MOTHER}, True),
        (User.AgeBand.FROM_7_TO_15, {"representative": MOTHER}, False),
        (User.AgeBand.FROM_7_TO_15, {"child_agreed": True}, False),
        (User.AgeBand.FROM_7_TO_15, {"representative": MOTHER, "child_agreed": True}, True),
        (User.AgeBand.FROM_16_TO_24, {}, True),
    ],
)
def test_publishing_a_childs_work_takes_the_representative_and_from_seven_the_child(band, fields, enough):
    person = UserFactory(age_band=band)
    if enough:
        give(person, **fields)
    else:
        with pytest.raises(AccountError):
            give(person, **fields)
    assert Consent.objects.exists() is enough


def test_a_representative_without_a_name_is_none():
    child = UserFactory(age_band=User.AgeBand.UNDER_7)
    with pytest.raises(AccountError):
        give(child, representative=consents.Representative(name=" ", relation="mẹ"))


def test_the_database_refuses_two_open_consents_and_a_withdrawal_before_the_giving():
    person = UserFactory()
    values = {"user": person, "purpose": PUBLISHING, "wording": "", "given_at": NOW}
    Consent.objects.create(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(**values, withdrawn_at=NOW - timedelta(days=1))

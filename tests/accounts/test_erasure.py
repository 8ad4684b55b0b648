from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.test import Client

from hub.accounts import personal_data
from hub.accounts.actions import consents, erasure, memberships
from hub.accounts.models import Consent, PasswordHelp, Role, User
from hub.accounts.signals import person_erased
from hub.participation.models import Participation
from tests.factories import ledger as happened
from tests.factories.people import MembershipFactory, UserFactory

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)

# What erasing an account does to each link to a person. GOES: the row goes (or its person becomes NULL).
# STAYS: the row stays and points at the nameless rest of the account.
GOES, STAYS = "goes", "stays"
LINKS = {
    "hub.Membership.user": STAYS,
    "hub.Membership.granted_by": STAYS,
    "hub.Membership.ended_by": STAYS,
    "hub.Consent.user": GOES,
    "hub.PasswordHelp.user": GOES,
    "hub.PasswordHelp.helper": STAYS,
    "hub.Participation.person": GOES,
    "hub.Participation.recorded_by": STAYS,
    "hub.UnitReport.submitted_by": STAYS,
    "hub.ReportValue.entered_by": STAYS,
    "hub.ReportPhoto.added_by": STAYS,
    "hub.ReportEvent.by": STAYS,
    "hub.ReportReminder.by": STAYS,
    "hub.SectionText.saved_by": STAYS,
    "catalog.Resource.submitted_by": STAYS,
    "catalog.Resource.locked_by": STAYS,
    "catalog.Upload.uploaded_by": STAYS,
    "courses.Enrolment.person": GOES,
    "courses.Attendance.person": GOES,
    "courses.Attendance.recorded_by": STAYS,
    "courses.CalendarFeed.person": GOES,
    "courses.Headcount.recorded_by": STAYS,
    "courses.SessionRecord.changed_by": STAYS,
    "account.EmailAddress.user": GOES,
    "mfa.Authenticator.user": GOES,
    "search.Digest.person": GOES,
    "search.SavedSearch.person": GOES,
    "usersessions.UserSession.user": GOES,
    "wagtailusers.UserProfile.user": GOES,
}
OURS = {"hub", "catalog", "courses", "search", "account", "mfa", "usersessions", "wagtailusers"}

pytestmark = pytest.mark.django_db


def links():
    for model in apps.get_models():
        if model._meta.app_label in OURS and not model._meta.auto_created:
            for field in model._meta.local_fields:
                inherited = field.name == "owner" and hasattr(model, "url_path")
                if field.related_model is User and not inherited:
                    yield f"{model._meta.label}.{field.name}"


def test_every_link_to_a_person_says_what_erasing_does_to_it():
    assert set(links()) == set(LINKS)


@pytest.fixture
def person():
    held = MembershipFactory(
        user=UserFactory(username="lan.hoang", display_name="Lan", email="lan@example.org"), role=Role.EDITOR
    )
    return held.user


def erase(person):
    erasure.erase(person, by=person, now=NOW)
    person.refresh_from_db()


def test_nothing_in_the_row_says_who_it_was(person):
    key = person.ledger_key
    erase(person)
    assert not person.is_active
    assert not person.has_usable_password()
    assert person.ledger_key != key
    left = " ".join(str(value) for value in person.__dict__.values()).lower()
    for trace in ("lan", "hoang", "example.org"):
        assert trace not in left
    assert str(person) not in ("", "Lan")
    assert not person.groups.exists()


def test_the_name_is_free_again(person):
    erase(person)
    UserFactory(username="lan.hoang", email="lan@example.org")


def test_what_goes_is_gone_and_roles_are_ended(person):
    EmailAddress.objects.create(user=person, email=person.email)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    UserSession.objects.create(user=person, ip="10.0.0.1", session_key="x", user_agent="y")
    PasswordHelp.objects.create(user=person, helped_at=NOW)
    consents.give(person, Consent.Purpose.REMINDERS, wording="…", by=person, now=NOW)
    erase(person)
    for model in (EmailAddress, Authenticator, UserSession, PasswordHelp, Consent):
        assert not model.objects.exists(), model
    assert [role.ended_at for role in person.memberships.all()] == [NOW]


def test_a_role_that_the_person_gave_to_others_stays(person):
    given = memberships.grant(
        user=UserFactory(), unit=MembershipFactory().unit, role=Role.TEACHER, by=None, now=NOW
    )
    given.granted_by = person
    given.save()
    erase(person)
    given.refresh_from_db()
    assert given.ended_at is None


def test_the_ledger_counts_as_many_visits_and_people_as_before(person):
    unit = happened.unit()
    other = happened.person()
    for who in (person, person, other):
        happened.happened(unit, person=who)
    before = list(Participation.objects.order_by("pk").values("quantity", "person_key", "kind"))
    erase(person)
    assert list(Participation.objects.order_by("pk").values("quantity", "person_key", "kind")) == before
    assert Participation.objects.values("person_key").distinct().count() == 2
    assert set(Participation.objects.values_list("person", flat=True)) == {None, other.pk}


def test_a_listener_that_fails_leaves_everything_as_it_was(person):
    def fail(**kwargs):
        raise RuntimeError

    person_erased.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            erasure.erase(person, by=person, now=NOW)
    finally:
        person_erased.disconnect(fail)
    fresh = User.objects.get(pk=person.pk)
    assert (fresh.username, fresh.is_active) == ("lan.hoang", True)
    assert fresh.memberships.get().ended_at is None


def test_a_device_that_was_logged_in_is_no_more(person):
    client = Client()
    client.force_login(person)
    assert "_auth_user_id" in client.session
    erase(person)
    assert client.get("/accounts/password/change/").status_code == 302


def test_everything_held_about_a_person_is_shown_with_its_names(person):
    happened.happened(happened.unit(), person=person)
    consents.give(person, Consent.Purpose.REMINDERS, wording="lời hỏi", by=person, now=NOW)
    found = {section.key: section for section in personal_data.sections(person)}
    assert {"account", "roles", "consents", "password_help", "devices", "participation"} <= set(found)
    assert found["account"].rows[0]["email"] == "lan@example.org"
    assert found["consents"].rows[0]["wording"] == "lời hỏi"
    assert len(found["participation"].rows) == 1
    for section in found.values():
        for row in section.rows:
            assert set(row) == set(section.columns)


def test_nobody_elses_data_are_among_a_persons_own(person):
    happened.happened(
        happened.unit(),
        person=happened.person(),
        subject=happened.Subject("EVENT", "X", "Của người khác", "/"),
    )
    assert "Của người khác" not in str(personal_data.as_json(person, now=NOW))

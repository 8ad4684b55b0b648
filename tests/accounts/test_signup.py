from html import unescape

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from hub.accounts import recovery_codes
from hub.accounts.models import Consent, User
from hub.accounts.usernames import plain
from tests.factories.people import UserFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def form():
    return {
        "display_name": "Lan phường Đức Xuân",
        "username": "lan.hoang",
        "password1": "mot-cau-de-nho",
        "home_unit": UnitFactory().pk,
        "age_band": User.AgeBand.FROM_25_TO_59,
        "email": "",
    }


def send(client, form, **extra):
    return client.post(reverse("account_signup"), {**form, **extra}, follow=True)


def test_an_account_needs_no_email_address(client, form):
    send(client, form)
    user = User.objects.get()
    assert (user.username, user.email, user.display_name) == ("lan.hoang", "", "Lan phường Đức Xuân")
    assert (user.home_unit_id, user.age_band) == (form["home_unit"], "FROM_25_TO_59")
    assert user.check_password("mot-cau-de-nho")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert not mail.outbox


def test_without_an_address_the_recovery_code_is_shown_until_it_is_written_down(client, form):
    response = send(client, form, next="/hoc-lieu/")
    assert response.redirect_chain[-1][0] == reverse("account:recovery_code")
    code = response.context["secret"].text
    user = User.objects.get()
    assert code in response.content.decode()
    assert code not in str(user.__dict__)
    assert recovery_codes.matches(code, user.recovery_code_hash)
    assert code in client.get(reverse("account:recovery_code")).content.decode()
    done = client.post(reverse("account:recovery_code"), {"done": "1"})
    assert done.headers["Location"] == "/hoc-lieu/"
    assert code not in client.get(reverse("account:recovery_code")).content.decode()


def test_the_code_is_shown_for_a_quarter_of_an_hour_only(client, form, monkeypatch):
    from hub.accounts import shown_once

    code = send(client, form).context["secret"].text
    later = shown_once._seconds() + shown_once.SECONDS + 1
    monkeypatch.setattr(shown_once, "_seconds", lambda: later)
    assert code not in client.get(reverse("account:recovery_code")).content.decode()


def test_with_an_address_a_link_to_confirm_it_is_sent_and_no_code_is_shown(client, form):
    response = send(client, form, email="Lan@Example.org")
    user = User.objects.get()
    assert user.email == "lan@example.org"
    assert user.recovery_code_hash == ""
    assert response.redirect_chain[-1][0] != reverse("account:recovery_code")
    assert len(mail.outbox) == 1
    assert EmailAddress.objects.get().verified is False
    assert "xác nhận" in mail.outbox[0].subject


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(client, form, target):
    send(client, form, next=target)
    done = client.post(reverse("account:recovery_code"), {"done": "1"})
    assert done.headers["Location"].startswith("/")
    assert not done.headers["Location"].startswith("//")


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("lan hoang", ["lan.hoang", "lanhoang"]),
        ("Hoàng Lan", ["hoang.lan"]),
        ("Đặng_Hải", ["dang.hai"]),
        ("lan@example.org", ["lan.example.org"]),
        ("🙂🙂🙂", ["lan.hoang"]),
    ],
)
def test_a_username_that_does_not_work_is_answered_with_one_that_does(client, form, typed, suggested):
    response = send(client, form, username=typed)
    errors = unescape(str(response.context["form"].errors["username"]))
    for name in suggested:
        assert f"“{name}”" in errors
    assert not User.objects.exists()


def test_plain_names_are_what_they_suggest():
    assert plain("  Đỗ  Thị ÁNH 2 ") == "do.thi.anh.2"
    assert plain("…") == ""


def test_capitals_in_a_username_do_not_matter(client, form):
    UserFactory(username="lan.hoang")
    response = send(client, form, username="Lan.Hoang")
    assert "username" in response.context["form"].errors


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("display_name", ""),
        ("username", ""),
        ("username", "ab"),
        ("username", "x" * 151),
        ("password1", "ngan"),
        ("password1", "1234567890"),
        ("password1", "lan.hoang.1"),
        ("home_unit", ""),
        ("home_unit", "999999"),
        ("age_band", ""),
        ("age_band", "OLD"),
        ("email", "khong phai thu"),
    ],
)
def test_what_is_missing_or_wrong_is_said_beside_its_field(client, form, field, value):
    response = send(client, form, **{field: value})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert "This" not in str(response.context["form"].errors[field])
    assert not User.objects.exists()


@pytest.mark.parametrize("value", ["\x00", "a\x00b", "x" * 10_000, "﷽" * 500, "'; DROP TABLE"])
def test_hostile_names_are_refused_or_stored_as_they_are(client, form, value):
    assert send(client, form, display_name=value).status_code == 200


def test_somewhere_else_is_a_place_too(client, form):
    send(client, form, home_unit="-")
    assert User.objects.get().home_unit is None


def test_a_unit_that_has_ended_is_not_offered(client, form):
    from datetime import date

    ended = UnitFactory(valid_to=date(2020, 1, 1))
    assert "home_unit" in send(client, form, home_unit=ended.pk).context["form"].errors


def test_reminders_are_a_consent_in_the_words_that_were_shown(client, form):
    send(client, form, email="lan@example.org", reminders="on")
    consent = Consent.objects.get()
    assert consent.purpose == Consent.Purpose.REMINDERS
    assert (
        consent.wording == "Gửi thư trước mỗi buổi đã ghi danh. Tắt lúc nào cũng được trong phần Tài khoản."
    )


def test_silence_is_no_consent(client, form):
    send(client, form, email="lan@example.org")
    assert not Consent.objects.exists()


def test_reminders_need_an_address(client, form):
    response = send(client, form, reminders="on")
    assert list(response.context["form"].errors) == ["email"]


def test_an_address_that_somebody_has_is_refused(client, form):
    EmailAddress.objects.create(user=UserFactory(email="lan@example.org"), email="lan@example.org")
    assert "email" in send(client, form, email="lan@example.org").context["form"].errors


def test_who_proves_an_address_takes_it_from_who_only_claimed_it(client, form):
    send(client, form, email="lan@example.org")
    claimer, owner = User.objects.get(), UserFactory()
    client.logout()
    client.force_login(owner)
    address = EmailAddress.objects.create(user=owner, email="lan@example.org")
    from allauth.account.models import EmailConfirmationHMAC

    key = EmailConfirmationHMAC(address).key
    client.post(reverse("account_confirm_email", args=[key]))
    claimer.refresh_from_db()
    owner.refresh_from_db()
    assert (claimer.email, owner.email) == ("", "lan@example.org")


def test_when_something_fails_no_half_an_account_stays(client, form, monkeypatch):
    from hub.accounts.actions import consents

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(consents, "give", fail)
    with pytest.raises(RuntimeError):
        send(client, form, email="lan@example.org", reminders="on")
    assert not User.objects.exists()
    assert not EmailAddress.objects.exists()


def test_the_form_asks_as_many_questions_of_the_database_for_twice_as_many_units(
    client,
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("account_signup")).status_code == 200
        return len(queries)

    UnitFactory.create_batch(10)
    client.get(reverse("account_signup"))
    first = count()
    UnitFactory.create_batch(10)
    assert count() == first
    assert first <= 12

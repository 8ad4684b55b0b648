import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from hub.accounts.actions import passwords
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
NEW = "mot-cau-de-nho"


def with_code(**fields):
    person = UserFactory(username="lan.hoang", **fields)
    return person, passwords.renew_recovery_code(person, by=person, now=timezone.now())


def recover(client, username, code, **extra):
    data = {"username": username, "code": code, "password1": NEW, **extra}
    return client.post(reverse("account:recover"), data, follow=True)


def test_the_code_sets_a_new_password_and_is_replaced(client):
    person, code = with_code()
    response = recover(client, "Lan.Hoang", code.lower())
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert response.context["secret"].text != code
    client.logout()
    recover(client, "lan.hoang", code, password1="cau-khac-de-nho")
    person.refresh_from_db()
    assert person.check_password(NEW)


@pytest.mark.parametrize(
    ("username", "code"),
    [("lan.hoang", "AAAA-AAAA-AAAA-AAAA"), ("khong.co", None), ("lan.hoang", "-"), ("\x00", "\x00")],
)
def test_a_wrong_name_and_a_wrong_code_are_answered_alike(client, username, code):
    person, right = with_code()
    response = recover(client, username, right if code is None else code)
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session
    if username.isprintable():
        assert "Tên hoặc mã chưa đúng." in response.content.decode()
    person.refresh_from_db()
    assert person.check_password("week2022")


def test_an_account_without_a_code_and_a_closed_one_cannot_be_recovered(client):
    _closed, code = with_code(is_active=False)
    recover(client, "lan.hoang", code)
    UserFactory(username="khong.ma")
    recover(client, "khong.ma", "")
    assert "_auth_user_id" not in client.session


def test_a_weak_password_keeps_the_code(client):
    person, code = with_code()
    response = recover(client, "lan.hoang", code, password1="ngan")
    assert "password1" in response.context["form"].errors
    recover(client, "lan.hoang", code)
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_guessing_is_stopped_by_name(client):
    _person, code = with_code()
    for _ in range(5):
        recover(client, "lan.hoang", "AAAA-AAAA-AAAA-AAAA")
    assert recover(client, "LAN.hoang", code).status_code == 429


def test_who_has_a_second_step_still_has_to_take_it(client):
    person, code = with_code()
    TOTP.activate(person, generate_totp_secret())
    response = recover(client, "lan.hoang", code)
    assert response.redirect_chain[-1][0] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_reset_by_mail(client):
    person = UserFactory(email="lan@example.org")
    EmailAddress.objects.create(user=person, email="lan@example.org", verified=True, primary=True)
    client.post(reverse("account_reset_password"), {"email": "Lan@example.org"})
    message = mail.outbox[0]
    assert "Đặt lại mật khẩu" in message.subject
    assert "requested" not in message.body
    link = re.search(r"https?://\S+", message.body).group()
    page = client.get(link, follow=True)
    response = client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW}, follow=True)
    assert response.status_code == 200
    person.refresh_from_db()
    assert person.check_password(NEW)
    used = client.get(link, follow=True).content.decode()
    assert "không còn dùng được" in used


def test_an_unknown_address_is_answered_like_a_known_one_and_gets_no_mail(client):
    response = client.post(reverse("account_reset_password"), {"email": "ai@example.org"}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("account_reset_password_done")
    assert not mail.outbox


def code_now(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_a_second_step_is_turned_on_and_then_asked_for(client):
    person = UserFactory(username="lan.hoang")
    client.post("/accounts/login/", {"login": "lan.hoang", "password": "week2022"})
    client.post(reverse("account_reauthenticate"), {"password": "week2022"})
    page = client.get(reverse("mfa_activate_totp"))
    assert b"<svg" in page.content
    assert b"data:image" not in page.content
    secret = page.context["form"].secret
    response = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("mfa_view_recovery_codes")
    client.post(reverse("account_logout"))
    client.post("/accounts/login/", {"login": "lan.hoang", "password": "week2022"})
    assert "_auth_user_id" not in client.session
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Mã chưa đúng" in wrong.content.decode()
    reserve = person.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
    client.post(reverse("mfa_authenticate"), {"code": reserve})
    assert client.session["_auth_user_id"] == str(person.pk)

import json
import re
import unicodedata

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.accounts.models import Consent, Role, User
from tests.factories.people import MembershipFactory, UserFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db

OPEN = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
    "account_email_verification_sent",
    "account:recover",
    "account:privacy",
]
OWN = [
    "account:profile",
    "account:edit",
    "account:recovery_code",
    "account:consents",
    "account:data",
    "account:erase",
    "account_email",
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "usersessions_list",
]
ENGLISH = re.compile(r"\b(the|your|you|please|password|sign in|log in|change|current)\b", re.IGNORECASE)
VIETNAMESE = re.compile("[ạảãăắằặâấầđêếềệôốồộơớờợưứừự]")


def words(response):
    """The words of a page, without its markup."""
    body = response.content.decode()
    body = re.sub(r"<(script|style|svg).*?</\1>", "", body[body.index("<body") :], flags=re.DOTALL)
    return unicodedata.normalize("NFC", re.sub(r"<[^>]+>", " ", body))


@pytest.mark.parametrize("name", OPEN)
def test_the_screens_before_log_in_are_vietnamese_and_ours(client, name):
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert not ENGLISH.search(words(response)), ENGLISH.search(words(response))
    assert '<html lang="vi">' in response.content.decode()
    assert response.content.count(b"<h1") == 1


@pytest.mark.parametrize("name", OWN)
def test_ones_own_screens_are_vietnamese_ours_and_ones_own(client, client_of, name):
    response = client_of(display_name="Lan").get(reverse(name))
    assert response.status_code == 200
    assert not ENGLISH.search(words(response)), ENGLISH.search(words(response))
    assert response.content.count(b"<h1") == 1
    if name != "account_logout":
        assert client.get(reverse(name)).headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("name", [*OPEN, *OWN])
def test_the_screens_are_english_for_who_chose_english(client_of, client, name):
    visitor = client_of(display_name="Lan") if name in OWN else client
    visitor.cookies["django_language"] = "en"
    page = words(visitor.get(reverse(name))).replace("Học suốt đời", "").replace("Tiếng Việt", "")
    assert not VIETNAMESE.search(page), VIETNAMESE.search(page)


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_the_overview_asks_as_much_for_ten_roles_as_for_one(client_of):
    client = client_of(Role.TEACHER)
    first = queries_of(client, reverse("account:profile"))
    MembershipFactory.create_batch(9, user=client.user)
    assert queries_of(client, reverse("account:profile")) == first
    assert first <= 15


def test_the_data_page_asks_as_much_for_ten_roles_as_for_one(client_of):
    client = client_of(Role.TEACHER)
    first = queries_of(client, reverse("account:data"))
    for _ in range(9):
        MembershipFactory(user=client.user, granted_by=UserFactory())
    assert queries_of(client, reverse("account:data")) == first


def test_who_could_not_help_themselves_is_warned(client_of):
    client = client_of()
    warning = "chỉ người phụ trách đơn vị giúp được"
    assert warning in words(client.get(reverse("account:profile")))
    client.post(reverse("account:recovery_code"))
    assert warning not in words(client.get(reverse("account:profile")))


def test_the_profile_is_changed_and_the_page_speaks_the_language_at_once(client_of):
    client, unit = client_of(), UnitFactory()
    data = {"display_name": "Lan mới", "home_unit": unit.pk, "age_band": "FROM_60", "language": "en"}
    response = client.post(reverse("account:edit"), data, follow=True)
    client.user.refresh_from_db()
    user = client.user
    assert (user.display_name, user.home_unit, user.age_band, user.language) == (
        "Lan mới",
        unit,
        "FROM_60",
        "en",
    )
    assert "Your profile is saved." in words(response)


@pytest.mark.parametrize("field", ["display_name", "home_unit", "age_band", "language"])
def test_a_profile_that_lacks_something_is_not_saved(client_of, field):
    client = client_of(display_name="Lan")
    data = {"display_name": "X", "home_unit": "-", "age_band": "FROM_60", "language": "vi", field: ""}
    assert field in client.post(reverse("account:edit"), data).context["form"].errors
    client.user.refresh_from_db()
    assert client.user.display_name == "Lan"


def test_a_representatives_consent_ends_when_the_child_turns_sixteen(client_of):
    client = client_of(age_band=User.AgeBand.FROM_7_TO_15)
    url = reverse("account:consents")
    assert client.post(url, {"give": "PUBLISHING", "name": "Hoa"}).status_code == 200
    assert not Consent.objects.exists()
    client.post(
        url,
        {
            "give": "PUBLISHING",
            "name": "Nguyễn Thị Hoa",
            "relation": "mẹ",
            "representative_agrees": "on",
            "child_agrees": "on",
        },
    )
    consent = Consent.objects.get()
    assert (consent.representative_name, consent.child_agreed) == ("Nguyễn Thị Hoa", True)
    assert "bài làm mà trẻ nộp" in consent.wording
    data = {"display_name": "X", "home_unit": "-", "age_band": "FROM_16_TO_24", "language": "vi"}
    client.post(reverse("account:edit"), data)
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None


def test_reminders_are_agreed_to_and_taken_back(client_of):
    client = client_of(email="lan@example.org")
    url = reverse("account:consents")
    client.post(url, {"give": "REMINDERS"})
    assert Consent.objects.get().withdrawn_at is None
    client.post(url, {"withdraw": "REMINDERS"})
    assert Consent.objects.get().withdrawn_at is not None


def test_a_grown_up_needs_no_representative_and_an_unknown_purpose_is_refused(client_of):
    client = client_of()
    client.post(reverse("account:consents"), {"give": "PUBLISHING", "name": "X", "relation": "Y"})
    assert client.post(reverse("account:consents"), {"give": "EVERYTHING"}).status_code == 400
    assert not Consent.objects.exists()


def test_the_file_holds_what_the_page_shows(client_of):
    client = client_of(Role.EDITOR, display_name="Lan", email="lan@example.org")
    response = client.get(reverse("account:data_download"))
    assert response.headers["Content-Disposition"].startswith("attachment")
    held = json.loads(response.content)["sections"]
    assert held["account"][0]["email"] == "lan@example.org"
    assert held["roles"][0]["role"] == "Biên tập viên"
    page = words(client.get(reverse("account:data")))
    assert "lan@example.org" in page
    assert "Biên tập viên" in page


def test_erasing_takes_the_name_typed_and_the_password(client_of):
    client = client_of()
    name = client.user.username
    for word, password in (("", "week2022"), ("x", "week2022"), (name, "sai"), (name, "")):
        assert client.post(reverse("account:erase"), {"word": word, "password": password}).status_code == 200
    client.user.refresh_from_db()
    assert client.user.erased_at is None
    response = client.post(reverse("account:erase"), {"word": name.upper(), "password": "week2022"})
    assert response.headers["Location"] == "/"
    client.user.refresh_from_db()
    assert client.user.erased_at is not None
    assert "_auth_user_id" not in client.session


def test_an_address_is_added_confirmed_and_removed(client_of):
    from allauth.account.models import EmailConfirmationHMAC

    client = client_of()
    url = reverse("account_email")
    client.post(reverse("account_reauthenticate"), {"password": "week2022"})
    client.post(url, {"action_add": "1", "email": "lan@example.org"})
    assert "chưa xác nhận" in words(client.get(url))
    address = EmailAddress.objects.get()
    page = client.get(reverse("account_confirm_email", args=[EmailConfirmationHMAC(address).key]))
    assert "lan@example.org" in words(page)
    client.post(reverse("account_confirm_email", args=[EmailConfirmationHMAC(address).key]))
    client.user.refresh_from_db()
    assert client.user.email == "lan@example.org"
    client.post(url, {"action_remove": "1", "email": "lan@example.org"})
    client.user.refresh_from_db()
    assert client.user.email == ""
    assert not EmailAddress.objects.exists()


def test_a_link_that_is_too_old_says_so(client):
    page = client.get(reverse("account_confirm_email", args=["khong-co"]))
    assert "quá hạn" in words(page)
    assert not ENGLISH.search(words(page))


def test_the_devices_are_named_and_the_others_can_be_logged_out(client):
    agent = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"
    person = UserFactory(username="lan.hoang")
    data = {"login": "lan.hoang", "password": "week2022"}
    for browser in (Client(), client):
        browser.post("/accounts/login/", data, HTTP_USER_AGENT=agent)
    assert person.usersession_set.count() == 2
    page = words(client.get(reverse("usersessions_list")))
    assert "Chrome, Android" in page
    client.post(reverse("usersessions_list"))
    assert person.usersession_set.count() == 1

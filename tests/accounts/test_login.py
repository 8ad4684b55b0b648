import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.cache.backends.db import DatabaseCache
from django.core.management import call_command
from django.urls import reverse

from hub.accounts.actions import passwords
from hub.accounts.models import Role
from hub.settings import sources
from tests.factories.people import UserFactory, member
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


def log_in(client, login, password="week2022", **extra):
    return client.post(LOGIN, {"login": login, "password": password, **extra})


def logged_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "login", ["lan.hoang", "Lan.Hoang", " lan.hoang ", "lan@example.org", "Lan@Example.org"]
)
def test_username_and_email_in_any_case_open_the_account(client, login):
    user = UserFactory(username="lan.hoang", email="lan@example.org")
    EmailAddress.objects.create(user=user, email="lan@example.org", verified=True, primary=True)
    log_in(client, login)
    assert logged_in(client)


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("lan.hoang", "sai"),
        ("khong.co", "week2022"),
        ("", "week2022"),
        ("lan.hoang", ""),
        ("\x00", "\x00"),
        ("x" * 9000, "y"),
    ],
)
def test_a_wrong_name_or_password_opens_nothing_and_says_the_same(client, login, password):
    UserFactory(username="lan.hoang")
    response = log_in(client, login, password)
    assert response.status_code == 200
    assert not logged_in(client)
    if login and password and login.isprintable():
        assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in response.content.decode()


def test_a_closed_account_is_told_so(client):
    user = UserFactory(username="lan.hoang", is_active=False)
    response = client.post(LOGIN, {"login": user.username, "password": "week2022"}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("account_inactive")
    assert "đã đóng" in response.content.decode()


def test_the_device_forgets_unless_asked_to_remember(client):
    UserFactory(username="lan.hoang")
    log_in(client, "lan.hoang")
    assert client.session.get_expire_at_browser_close()
    client.logout()
    log_in(client, "lan.hoang", remember="on")
    assert not client.session.get_expire_at_browser_close()


def test_who_has_a_role_comes_to_the_workspace_and_next_comes_first(client):
    user = member(Role.ORGANIZER)
    assert log_in(client, user.username).headers["Location"] == reverse("workspace:home")
    client.logout()
    assert log_in(client, user.username, next="/hoc-lieu/").headers["Location"] == "/hoc-lieu/"
    client.logout()
    assert "evil" not in log_in(client, user.username, next="https://evil.example/").headers["Location"]


def test_the_site_speaks_the_persons_language_after_log_in(client):
    UserFactory(username="lan.hoang", language="en")
    assert log_in(client, "lan.hoang").cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


def test_after_five_wrong_tries_the_right_password_has_to_wait_too(client):
    UserFactory(username="lan.hoang")
    for _ in range(5):
        log_in(client, "lan.hoang", "sai")
    response = log_in(client, "lan.hoang")
    assert not logged_in(client)
    assert "Thử sai quá nhiều lần" in response.content.decode()


def test_another_process_counts_the_same_tries(client, monkeypatch, settings):
    """The cache that installations have by default is a table: a fresh object on it is another process."""
    from allauth.core.internal import ratelimit

    config = sources.cache()
    assert config["BACKEND"].endswith("DatabaseCache")

    settings.CACHES = {"default": config}
    call_command("createcachetable", verbosity=0)

    def process():
        return DatabaseCache(config["LOCATION"], {})

    UserFactory(username="lan.hoang")
    for _ in range(5):
        monkeypatch.setattr(ratelimit, "cache", process())
        log_in(client, "lan.hoang", "sai")
    monkeypatch.setattr(ratelimit, "cache", process())
    log_in(client, "lan.hoang")
    assert not logged_in(client)


def test_wagtails_own_door_leads_to_ours_so_that_the_limit_holds_there(client):
    UserFactory(username="lan.hoang")
    for address in ("/admin/", "/admin/login/", "/admin/login/?next=/admin/pages/"):
        response = client.get(address, follow=True)
        assert response.redirect_chain[-1][0].startswith(f"{LOGIN}?next=/admin/")
    response = client.post("/admin/login/", {"username": "lan.hoang", "password": "week2022"})
    assert response.headers["Location"].startswith(LOGIN)
    assert not logged_in(client)


@pytest.mark.parametrize("rest", ["", "done/", "confirm/x/y/", "complete/"])
def test_wagtails_password_reset_leads_to_ours(client, rest):
    assert client.get(f"/admin/password_reset/{rest}").headers["Location"] == "/accounts/password/reset/"


def test_who_may_not_enter_the_admin_is_told_so_and_not_sent_in_circles(client_of):
    response = client_of().get("/admin/", follow=True)
    assert response.status_code == 403
    assert len(response.redirect_chain) == 1


def test_who_may_enter_the_admin_goes_on(client_of):
    client = client_of(Role.EDITOR)
    assert client.get("/admin/login/?next=/admin/pages/").headers["Location"] == "/admin/pages/"
    assert client.get("/admin/login/?next=https://evil.example/").headers["Location"] == "/admin/"


def test_djangos_own_admin_is_gone(client):
    assert client.get("/django-admin/").status_code == 404


def test_a_temporary_password_opens_only_the_page_where_another_is_chosen(client):
    unit = UnitFactory(name="Phường Đức Xuân")
    organizer = member(Role.ORGANIZER, unit, display_name="Nông Văn Hải")
    person = UserFactory(home_unit=unit)
    password = passwords.help_person(person, unit=unit, by=organizer, now=person.date_joined)
    log_in(client, person.username, password)
    for address in ("/tai-khoan/", "/hoc-lieu/", "/accounts/email/", "/admin/"):
        response = client.get(address)
        assert response.headers["Location"].startswith(reverse("account:new_password")), address
    assert client.post("/accounts/email/").headers["Location"].startswith(reverse("account:new_password"))
    page = client.get(reverse("account:new_password")).content.decode()
    assert "Nông Văn Hải" in page
    assert "Phường Đức Xuân" in page
    done = client.post(
        reverse("account:new_password"), {"password1": "mot-cau-de-nho", "next": "/tai-khoan/"}
    )
    assert done.headers["Location"] == "/tai-khoan/"
    page = client.get("/tai-khoan/")
    assert page.status_code == 200
    assert "Nông Văn Hải" in page.content.decode()
    person.refresh_from_db()
    assert person.check_password("mot-cau-de-nho")


def test_the_temporary_password_ends_other_sessions(client, client_of):
    unit = UnitFactory()
    inside = client_of(home_unit=unit)
    passwords.help_person(
        inside.user, unit=unit, by=member(Role.ORGANIZER, unit), now=inside.user.date_joined
    )
    assert inside.get("/tai-khoan/").headers["Location"].startswith(LOGIN)


def test_who_has_no_temporary_password_changes_the_own_one(client_of):
    response = client_of().get(reverse("account:new_password"))
    assert response.headers["Location"] == reverse("account_change_password")


def test_changing_the_password_ends_the_temporary_one_too(client_of):
    client = client_of(must_change_password=False)
    client.post(
        reverse("account_change_password"),
        {"oldpassword": "week2022", "password1": "mot-cau-de-nho", "password2": "mot-cau-de-nho"},
    )
    client.user.refresh_from_db()
    assert client.user.check_password("mot-cau-de-nho")
    assert client.get("/tai-khoan/").status_code == 200

"""Language, policies, limits and error pages."""

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path
from django.utils.translation import get_language


def speaks(request):
    return HttpResponse(get_language())


def breaks(request):
    raise RuntimeError("boom")


def denies(request):
    raise PermissionDenied


def too_big(request):
    raise RequestDataTooBig


urlpatterns = [
    path("", include("hub.http.urls")),
    path("speaks", speaks),
    path("admin/speaks", speaks),
    path("breaks", breaks),
    path("denies", denies),
    path("too-big", too_big),
]
handler400 = "hub.http.errors.bad_request"
handler403 = "hub.http.errors.forbidden"
handler404 = "hub.http.errors.not_found"
handler500 = "hub.http.errors.server_error"

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def test_the_site_speaks_vietnamese_whatever_the_browser_prefers(client) -> None:
    response = client.get("/speaks", headers={"accept-language": "en-US,en;q=0.9"})
    assert response.content == b"vi"
    assert response["Content-Language"] == "vi"


def test_whoever_chose_english_gets_english_and_may_go_back(client) -> None:
    chosen = client.post("/language/", {"language": "en", "next": "/speaks?trang=2"})
    assert (chosen.status_code, chosen["Location"]) == (302, "/speaks?trang=2")
    assert client.get("/speaks").content == b"en"
    client.post("/language/", {"language": "vi"})
    assert client.get("/speaks").content == b"vi"
    assert not client.cookies["django_language"].value


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_choosing_a_language_never_leads_elsewhere(client, target) -> None:
    assert client.post("/language/", {"language": "en", "next": target})["Location"] == "/"


def test_an_unknown_language_changes_nothing(client) -> None:
    client.post("/language/", {"language": "xx"})
    assert client.get("/speaks").content == b"vi"


def test_public_pages_allow_nothing_inline_and_nothing_foreign(client) -> None:
    policy = client.get("/speaks")["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "data:" not in policy
    assert "http" not in policy
    for rule in ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert rule in policy


def test_only_the_admin_may_run_inline_code(client) -> None:
    assert "script-src 'self' 'unsafe-inline'" in client.get("/admin/speaks")["Content-Security-Policy"]


def test_every_answer_carries_the_other_security_headers(client) -> None:
    for address in ("/speaks", "/nowhere"):
        headers = client.get(address).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "DENY"
        assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize(
    ("address", "status"), [("/nowhere", 404), ("/denies", 403), ("/breaks", 500), ("/too-big", 413)]
)
def test_errors_are_pages_that_lead_on(client, address, status) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert 'href="/"' in response.content.decode()


def test_a_body_over_the_limit_is_refused_unread(client, settings) -> None:
    settings.MAX_UPLOAD_MB = 0.001
    response = client.post("/speaks", {"text": "x" * 2000})
    assert response.status_code == 413
    assert 'href="/"' in response.content.decode()


def test_a_form_without_its_token_gets_a_page_that_says_so() -> None:
    with override_settings(ROOT_URLCONF=__name__):
        response = Client(enforce_csrf_checks=True).post("/speaks")
    assert response.status_code == 403
    assert "<h1" in response.content.decode()

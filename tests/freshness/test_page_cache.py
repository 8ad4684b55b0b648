"""Pages are kept for visitors without a cookie, and given up as soon as something public changes."""

from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from hub.http.page_cache import PageCacheMiddleware
from tests.factories.units import UnitFactory


@pytest.fixture
def counted(settings) -> tuple[PageCacheMiddleware, list[HttpRequest]]:
    """The middleware around a view that remembers each request that reached it."""
    settings.PAGE_CACHE_SECONDS = 60
    settings.PAGE_CACHE_LOOK_SECONDS = 0
    seen: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse(f"{len(seen)}")

    return PageCacheMiddleware(view), seen


get: Callable[..., HttpRequest] = RequestFactory().get


@pytest.mark.django_db(transaction=True)
def test_the_second_visitor_gets_the_kept_page(counted) -> None:
    middleware, seen = counted
    assert middleware(get("/")).content == middleware(get("/")).content == b"1"
    assert len(seen) == 1


@pytest.mark.django_db(transaction=True)
def test_after_a_publication_the_page_is_made_anew(counted) -> None:
    middleware, _ = counted
    middleware(get("/"))
    UnitFactory(name="Phường Mới")
    assert middleware(get("/")).content == b"2"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "request_",
    [
        get("/", HTTP_COOKIE="sessionid=x"),
        get("/?trang=2"),
        get("/", HTTP_HOST="other.example"),
        get("/", HTTP_HX_REQUEST="true"),
        RequestFactory().post("/"),
    ],
    ids=["a cookie", "another query", "another host", "a part of the page", "a form"],
)
def test_a_different_request_is_never_answered_with_it(counted, request_) -> None:
    middleware, seen = counted
    middleware(get("/"))
    middleware(request_)
    assert len(seen) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("header", [("Set-Cookie", "a=b"), ("Cache-Control", "private"), ("", "")])
def test_what_is_meant_for_one_visitor_is_not_kept(settings, header) -> None:
    settings.PAGE_CACHE_SECONDS, settings.PAGE_CACHE_LOOK_SECONDS = 60, 0
    seen = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        response = HttpResponse("x", status=200 if header[0] else 404)
        if header[0] == "Set-Cookie":
            response.set_cookie("a", "b")
        elif header[0]:
            response[header[0]] = header[1]
        return response

    middleware = PageCacheMiddleware(view)
    middleware(get("/"))
    middleware(get("/"))
    assert len(seen) == 2


@pytest.mark.django_db(transaction=True)
def test_a_page_grows_old_though_nothing_was_published(counted) -> None:
    middleware, seen = counted
    middleware.store.seconds = 0
    middleware(get("/"))
    middleware(get("/"))
    assert len(seen) == 2


def test_without_a_database_the_view_answers_and_nothing_is_kept(counted, monkeypatch) -> None:
    middleware, _ = counted

    def unreachable() -> int:
        raise OperationalError("no server")

    monkeypatch.setattr(middleware.clock, "now", unreachable)
    assert middleware(get("/")).content == b"1"
    assert middleware(get("/")).content == b"2"

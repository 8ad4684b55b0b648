"""Pages are kept for visitors without a cookie, and given up as soon as something public changes."""

import os
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from hub.http.page_cache import PageCacheMiddleware
from tests.factories.units import UnitFactory


@pytest.fixture
def counted(settings, tmp_path) -> tuple[PageCacheMiddleware, list[HttpRequest]]:
    """The middleware around a view that remembers each request that reached it."""
    settings.PAGE_CACHE_SECONDS = 60
    settings.PAGE_CACHE_LOOK_SECONDS = 0
    settings.PAGE_CACHE_DIR = tmp_path / "pages"
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
def test_what_is_meant_for_one_visitor_is_not_kept(settings, header, tmp_path) -> None:
    settings.PAGE_CACHE_SECONDS, settings.PAGE_CACHE_LOOK_SECONDS = 60, 0
    settings.PAGE_CACHE_DIR = tmp_path / "pages"
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
    middleware.own.seconds = middleware.shared.seconds = 0
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


@pytest.mark.django_db(transaction=True)
def test_a_page_that_one_process_rendered_serves_the_others(counted) -> None:
    middleware, seen = counted
    other = PageCacheMiddleware(middleware.get_response)
    first = middleware(get("/"))
    assert other(get("/")).content == first.content
    assert len(seen) == 1
    UnitFactory(name="Phường Mới")
    assert other(get("/")).content == middleware(get("/")).content == b"2"


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_no_page_is_rendered_over(counted) -> None:
    middleware, _seen = counted
    middleware(get("/"))
    other = PageCacheMiddleware(middleware.get_response)
    for path in middleware.shared.folder.iterdir():
        path.write_bytes(b"{")
    assert other(get("/")).content == b"2"


@pytest.mark.django_db(transaction=True)
def test_a_folder_that_cannot_be_written_costs_only_speed(counted) -> None:
    middleware, _seen = counted
    middleware.shared.folder.rmdir()
    assert middleware(get("/")).content == middleware(get("/")).content == b"1"


@pytest.mark.django_db(transaction=True)
def test_files_of_old_pages_are_swept_out(counted) -> None:
    middleware, _ = counted
    with time_machine.travel(timezone.now() - timedelta(hours=1), tick=True):
        middleware(get("/?q=once"))
    old = next(middleware.shared.folder.iterdir())
    os.utime(old, (0, 0))
    middleware.shared._swept_at = 0
    middleware(get("/"))
    assert not old.exists()

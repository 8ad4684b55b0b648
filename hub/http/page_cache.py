"""Pages for visitors without a cookie, kept while nothing that the public sees has changed.

Most visitors of the Week ask for the same few pages in the same moment. A page is kept, for all processes,
for as long as the site's version stays (`hub.freshness`): the version is looked up a few times a second, so
a publication or a deadline is seen everywhere within a second. Numbers that change with every visitor
(places left, the week's figures) raise no version; a page grows `PAGE_CACHE_SECONDS` old at most, counted
from when its rendering began. Only a request without any cookie is answered from here or kept here, so
nobody is ever shown what was made for another person.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from hub.freshness.clock import Clock
from hub.http.kept_pages import Key, Page, ProcessStore, SharedStore

MAX_PAGE_BYTES = 1024 * 1024
VARYING_HEADERS = ("HTTP_HX_REQUEST", "HTTP_HX_TARGET", "HTTP_HX_BOOSTED", "HTTP_ACCEPT", "HTTP_ORIGIN")
PERSONAL_HEADERS = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_RANGE")
ONE_ANSWER_ONLY = ("X-Request-ID",)


class PageCacheMiddleware:
    """First in line: answers from the store, or keeps what the site answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.PAGE_CACHE_SECONDS:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.own = ProcessStore(settings.PAGE_CACHE_SECONDS)
        self.shared = SharedStore(settings.PAGE_CACHE_DIR, settings.PAGE_CACHE_SECONDS)
        self.clock = Clock(settings.PAGE_CACHE_LOOK_SECONDS)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        meta = request.META
        if request.method != "GET" or any(map(meta.get, PERSONAL_HEADERS)):
            return self.get_response(request)
        try:
            stamp = self.clock.now()
        except DatabaseError:
            return self.get_response(request)
        began_at = time.time()
        key = _key(request)
        page = self.own.get(key, stamp, began_at)
        if page is None and (page := self.shared.get(key, stamp, began_at)):
            self.own.put(key, page, began_at)
        if page:
            return HttpResponse(page.body, headers=dict(page.headers))
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _may_be_kept(response):
            headers = tuple((name, value) for name, value in response.items() if name not in ONE_ANSWER_ONLY)
            page = Page(stamp, began_at, headers, response.content)
            self.own.put(key, page, time.time())
            self.shared.put(key, page, time.time())
        return response


def _key(request: HttpRequest) -> Key:
    """What tells one page from another: address, host, scheme, and the headers that pages look at."""
    meta = request.META
    return (
        meta.get("HTTP_HOST"),
        request.get_full_path(),
        request.scheme,
        "gzip" if "gzip" in meta.get("HTTP_ACCEPT_ENCODING", "") else None,
        *map(meta.get, VARYING_HEADERS),
    )


def _may_be_kept(response: HttpResponse) -> bool:
    """Whether the answer is anybody's: a full page that sets no cookie and does not call itself private."""
    control = response.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.cookies
        and "private" not in control
        and "no-store" not in control
        and len(response.content) <= MAX_PAGE_BYTES
    )

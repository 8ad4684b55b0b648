"""Pages for visitors without a cookie, kept while nothing that the public sees has changed.

Most visitors of the Week ask for the same few pages in the same moment. The process that rendered a page
keeps it for as long as the site's version stays (`hub.freshness`): the version is looked up a few times a
second, so a publication or a deadline is seen everywhere within a second. Numbers that change with every
visitor (places left, the week's figures) raise no version; a page grows `PAGE_CACHE_SECONDS` old at most,
counted from when its rendering began. Only a request without any cookie is answered from here or kept here,
so nobody is ever shown what was made for another person.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from hub.freshness.clock import Clock

MAX_ENTRIES = 2_000
MAX_BYTES = 64 * 1024 * 1024
MAX_PAGE_BYTES = 1024 * 1024
VARYING_HEADERS = ("HTTP_HX_REQUEST", "HTTP_HX_TARGET", "HTTP_HX_BOOSTED", "HTTP_ACCEPT", "HTTP_ORIGIN")
PERSONAL_HEADERS = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_RANGE")
ONE_ANSWER_ONLY = ("X-Request-ID",)

Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One rendered page: when rendering began (monotonic seconds), in which epoch, headers, body."""

    began_at: float
    epoch: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class PageStore:
    """A bounded store of pages that threads may share; the oldest go first."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Key, now: float, epoch: int) -> Page | None:
        """The page, unless it is of another epoch or began to be rendered `seconds` ago or longer."""
        page = self._pages.get(key)
        is_good = page and page.epoch == epoch and now - page.began_at < self.seconds
        return page if is_good else None

    def put(self, key: Key, page: Page, now: float) -> None:
        """Keep the page and drop what is too old or too much."""
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self._bytes += len(page.body)
            while self._pages and self._is_over(now):
                self._drop(next(iter(self._pages)))

    def _is_over(self, now: float) -> bool:
        oldest = next(iter(self._pages.values()))
        return (
            len(self._pages) > MAX_ENTRIES or self._bytes > MAX_BYTES or now - oldest.began_at >= self.seconds
        )

    def _drop(self, key: Key) -> None:
        page = self._pages.pop(key, None)
        if page:
            self._bytes -= len(page.body)


class PageCacheMiddleware:
    """First in line: answers from the store, or keeps what the site answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.PAGE_CACHE_SECONDS:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.store = PageStore(settings.PAGE_CACHE_SECONDS)
        self.clock = Clock(settings.PAGE_CACHE_LOOK_SECONDS)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        meta = request.META
        if request.method != "GET" or any(map(meta.get, PERSONAL_HEADERS)):
            return self.get_response(request)
        try:
            epoch = self.clock.now()
        except DatabaseError:
            return self.get_response(request)
        began_at = time.monotonic()
        key: Key = (
            meta.get("HTTP_HOST"),
            request.get_full_path(),
            request.scheme,
            "gzip" if "gzip" in meta.get("HTTP_ACCEPT_ENCODING", "") else None,
            *map(meta.get, VARYING_HEADERS),
        )
        page = self.store.get(key, began_at, epoch)
        if page:
            return HttpResponse(page.body, headers=dict(page.headers))
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _may_be_kept(response):
            headers = tuple((name, value) for name, value in response.items() if name not in ONE_ANSWER_ONLY)
            self.store.put(key, Page(began_at, epoch, headers, response.content), time.monotonic())
        return response


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

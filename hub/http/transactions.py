"""One transaction for each request that changes something.

Wagtail sends most of its signals outside any transaction; with this, what a signal writes (the search
projection, the ledger) is saved together with the change that caused it, or not at all. Reading requests open
none: with SQLite's immediate transactions readers would queue behind one another.
"""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class OneTransactionMiddleware:
    """Next to the view: an exception or a 5xx answer undoes everything that the request wrote.

    Not wrapped: large uploads (`ONE_TRANSACTION_MAX_BODY`), views under Django's own
    `transaction.non_atomic_requests`, and the addresses named in `ONE_TRANSACTION_EXEMPT` (slow by design,
    such as checking a password, and harmless in pieces).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in SAFE_METHODS or _is_exempt(request):
            return self.get_response(request)
        _receive(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500 or hasattr(request, "view_exception"):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Remember it: Django has made an answer of it before the middleware sees the response."""
        request.view_exception = exception  # type: ignore[attr-defined]


def _is_exempt(request: HttpRequest) -> bool:
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.ONE_TRANSACTION_MAX_BODY:
        return True
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return True
    not_atomic = getattr(match.func, "_non_atomic_requests", ())
    return "default" in not_atomic or match.view_name in settings.ONE_TRANSACTION_EXEMPT


def _receive(request: HttpRequest) -> None:
    """Read the whole body first: a slow sender must not hold the database's write lock."""
    if request.content_type in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        request.POST  # noqa: B018 - parses
    else:
        request.body  # noqa: B018 - reads

"""Error answers: each says, in our design, what happened and what to do next."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template import loader

DRAINED = 8 * 1024 * 1024


class BodyLimitMiddleware:
    """Refuses a body that is too large before anything of it is read into memory (413)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length > settings.MAX_UPLOAD_MB * 1024 * 1024:
            _drain(request, length)
            return too_large(request)
        return self.get_response(request)


def _drain(request: HttpRequest, length: int) -> None:
    """Read a part of what is being sent: a browser whose sending is cut off does not show our answer."""
    left = min(length, DRAINED)
    while left > 0 and (chunk := request.read(min(left, 64 * 1024))):
        left -= len(chunk)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400; or 413 where the request was only too large."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in or not, this is not theirs to see."""
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was too old, or came from elsewhere."""
    return render(request, "403.html", {"form_expired": True}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing lies at that address (any more)."""
    return render(request, "404.html", status=404)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more was sent than is taken."""
    return render(request, "413.html", {"max_upload_mb": settings.MAX_UPLOAD_MB}, status=413)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: too many tries; allauth renders the same template by its name."""
    return render(request, "429.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Rendered without the request, so that whatever broke cannot break this too."""
    return HttpResponse(loader.render_to_string("500.html"), status=500)

"""The results page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from search import asking, page
from search.engines import choice
from search.insight import collecting

PER_PAGE = 20


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """What answers the question in the address; the results alone for htmx."""
    now = timezone.now()
    found = choice.current().search(asking.read(request.GET, PER_PAGE), now)
    collecting.note(request, found)
    shown = page.build(found, now, request)
    template = "search/found.html" if request.headers.get("HX-Target") == "found" else "search/results.html"
    response = render(request, template, {"shown": shown, "title": shown.title})
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response

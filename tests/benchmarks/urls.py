"""The site's addresses and a view that says "ok": never kept, through the whole middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.cache import never_cache


@never_cache
def plain(request: HttpRequest) -> HttpResponse:
    """The least that this server can do for a request."""
    return HttpResponse("ok")


urlpatterns = [path("bench/plain", plain), path("", include("hub.urls"))]

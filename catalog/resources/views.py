"""Pages of resources: the list and one resource."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from catalog.resources.models import Resource


def listing(request: HttpRequest) -> HttpResponse:
    """The published resources, newest first."""
    resources = Resource.objects.filter(live=True).order_by("-first_published_at", "-pk")[:24]
    return render(request, "catalog/list.html", {"resources": resources})


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One published resource."""
    resource = get_object_or_404(Resource, slug=slug, live=True)
    return render(request, Resource.template, {"resource": resource})

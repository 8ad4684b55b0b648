"""Pages of resources: the list, one resource, and the way to a game."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog.counting import actions as counting
from catalog.counting.models import Use
from catalog.resources import cards, filtering, presentation, queries
from catalog.resources.models import Resource
from hub.accounts.permissions import Capability, unit_ids
from hub.covers.spec import Cover
from hub.shell import Link, ShareCard

PER_PAGE = 24


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The published resources, newest first; narrowed and sorted by what the address says."""
    narrowing = filtering.read(request.GET)
    page, resources = queries.on_page(narrowing.filters, request.GET.get("page"), PER_PAGE)
    context = {
        "title": _("Resources"),
        "section": "catalog",
        "narrowing": narrowing,
        "page": page,
        "cards": [cards.card(resource) for resource in resources],
        "search_hidden": [("type", "RESOURCE")],
        "sort_hidden": [("sort", narrowing.filters.sort)],
        "reset_url": reverse("catalog:list") if narrowing.active else "",
        "ways": [Link(_("See all resources"), reverse("catalog:list"))] if narrowing.active else [],
        "may_submit": request.user.is_authenticated
        and unit_ids(request.user, Capability.SUBMIT_RESOURCES) != [],
        "sorts": list(queries.ORDER_NAMES.items()),
        "empty_covers": [Cover("RESOURCE", "Toán", "a"), Cover("RESOURCE", "Văn học", "b")],
        "share_card": ShareCard(_("Resources"), _("Open resources of the city's schools and units.")),
    }
    return render(request, "catalog/list.html", context)


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One published resource."""
    found = queries.published().select_related("subject", "level", "unit__page")
    resource = get_object_or_404(found, slug=slug)
    page = presentation.page(resource, request)
    context = {"page": page, "section": "catalog", "share_card": presentation.share_card(page, request)}
    return render(request, Resource.template, context)


@require_safe
def play(request: HttpRequest, slug: str) -> HttpResponse:
    """On to a game that runs on another site, counted as played."""
    resource = get_object_or_404(queries.published().exclude(link=""), slug=slug, kind=Resource.Kind.GAME)
    if request.method == "GET":
        counting.count(resource.pk, Use.PLAY, request)
    response = HttpResponseRedirect(resource.link)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response

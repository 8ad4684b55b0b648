"""News of all units, and what robots may read."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.pages import queries
from hub.pages.models import ArticlePage
from hub.shell import Link, ShareCard

PAGE_SIZE = 24
PARAMETER = "loai"
PRIVATE = ("/admin/", "/django-admin/", "/accounts/", "/don-vi-cua-toi/", "/api/")


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """News and stories, newest first; `?loai=news` or `?loai=story` shows one kind."""
    kind = request.GET.get(PARAMETER, "").upper()
    if kind not in ArticlePage.Kind.values:
        kind = ""
    found = queries.articles()
    listed = Paginator(found.filter(kind=kind) if kind else found, PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    address = reverse("pages:news")
    chips = [(Link(_("All"), address), not kind)] + [
        (Link(str(label), f"{address}?{PARAMETER}={code.lower()}"), kind == code)
        for code, label in ArticlePage.Kind.choices
    ]
    context = {
        "listed": listed,
        "cards": [queries.article_card(page) for page in listed],
        "chips": chips,
        "query": f"{PARAMETER}={kind.lower()}" if kind else "",
        "share_card": ShareCard(title=_("News and stories")),
    }
    return render(request, "pages/news.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What robots may read: everything public; the way to it is in the sitemap."""
    closed = "\n".join(f"Disallow: {path}" for path in PRIVATE)
    sitemap = request.build_absolute_uri(reverse("pages:sitemap_index"))
    return HttpResponse(f"User-agent: *\n{closed}\n\nSitemap: {sitemap}\n", content_type="text/plain")

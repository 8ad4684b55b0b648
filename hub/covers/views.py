"""Drawn covers over HTTP: a pure function of the address, kept by browsers for a year."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hub.covers import address, motifs, render
from hub.covers.palette import FAMILIES

FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def cover(request: HttpRequest, edition: int, kind: str, family: str, motif: str, name: str) -> HttpResponse:
    """The cover at this address. Http404 for an address that the hub would not have written."""
    try:
        drawing = address.read(kind, family, motif, name)
    except ValueError as error:
        raise Http404("no such cover") from error
    return _picture(render.svg(drawing))


@require_safe
def motif(request: HttpRequest, edition: int, family: str, motif: str) -> HttpResponse:
    """A motif alone, for the tile of a topic."""
    if family not in FAMILIES or not motifs.exists(motif):
        raise Http404("no such motif")
    return _picture(render.motif_svg(family, motif))


def _picture(svg: str) -> HttpResponse:
    return HttpResponse(svg, content_type="image/svg+xml; charset=utf-8", headers={"Cache-Control": FOR_EVER})

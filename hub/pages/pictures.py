"""Addresses of uploaded pictures in the size a page shows, without a query: they are cut when asked for."""

from django.urls import reverse
from wagtail.images.utils import generate_signature

CARD = "fill-640x400"
WIDE = "max-1280x1280"


def address_of(image_id: int | None, spec: str = CARD) -> str:
    """The signed address of the picture cut to `spec` (Wagtail's filter language); "" without a picture."""
    if image_id is None:
        return ""
    return reverse("wagtailimages_serve", args=(generate_signature(image_id, spec), image_id, spec))

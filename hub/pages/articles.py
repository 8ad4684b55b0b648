"""What the page of an article or story shows beside its text."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hub.pages import addresses, pictures, queries
from hub.pages.models import ArticlePage
from hub.shell import Link, ShareCard

OTHERS = 4


def context(page: ArticlePage) -> dict[str, Any]:
    """The article's card and picture, where it lies, and other articles to read on."""
    others = queries.articles().exclude(pk=page.pk)[:OTHERS]
    unit_url = addresses.of(page.url_path.rstrip("/").rpartition("/")[0] + "/")
    return {
        "card": queries.article_card(page),
        "picture_url": pictures.address_of(page.image_id, pictures.WIDE),
        "trail": [Link(_("News and stories"), reverse("pages:news"))],
        "unit_url": unit_url,
        "others": [queries.article_card(other) for other in others],
        "share_card": ShareCard(title=page.title, description=page.summary, kind="article"),
    }

"""News and stories as feeds, for readers and for units' own portals."""

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from hub.pages import addresses, queries
from hub.pages.models import ArticlePage

ENTRIES = 30


class NewsRss(Feed):
    """The newest articles of all units as RSS."""

    def title(self) -> str:
        """The feed's name."""
        return f"{settings.WAGTAIL_SITE_NAME}: {_('News and stories')}"

    def link(self) -> str:
        """The page that the feed is of."""
        return reverse("pages:news")

    def description(self) -> str:
        """What the feed brings."""
        return _("News of the city's units and stories of people who teach themselves.")

    subtitle = description

    def items(self) -> QuerySet[ArticlePage]:
        """The newest articles. One query."""
        return queries.articles()[:ENTRIES]

    def item_title(self, item: ArticlePage) -> str:
        """The article's title."""
        return item.title

    def item_description(self, item: ArticlePage) -> str:
        """The article's summary."""
        return item.summary

    def item_link(self, item: ArticlePage) -> str:
        """The article's address."""
        return addresses.of(item.url_path)

    def item_author_name(self, item: ArticlePage) -> str:
        """The unit that publishes it: no person is named."""
        return item.unit.name

    def item_pubdate(self, item: ArticlePage) -> datetime | None:
        """When it was first published."""
        return item.first_published_at

    def item_updateddate(self, item: ArticlePage) -> datetime | None:
        """When it was last published."""
        return item.last_published_at


class NewsAtom(NewsRss):
    """The same as Atom."""

    feed_type = Atom1Feed

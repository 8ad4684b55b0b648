"""Published resources in the site's map: they are rows, not pages."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from catalog.resources.models import Resource

LONGEST = 10_000


class ResourceSitemap(Sitemap):
    """Every published resource, by address."""

    limit = LONGEST

    def items(self) -> QuerySet[Resource]:
        """The published resources."""
        return Resource.objects.filter(live=True).only("slug", "last_published_at").order_by("pk")

    def lastmod(self, item: Resource) -> datetime | None:
        """When it was last published."""
        return item.last_published_at

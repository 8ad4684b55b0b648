"""What is to come, as a feed: for units' own portals and for readers."""

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.activities import queries
from courses.activities.models import Activity
from hub import moments

ENTRIES = 40


class ActivitiesRss(Feed):
    """Activities that are not over, the newest published first."""

    def title(self) -> str:
        """The feed's name."""
        return f"{settings.WAGTAIL_SITE_NAME}: {_('Classes, events, contests and clubs')}"

    def link(self) -> str:
        """The page that the feed is of."""
        return reverse("courses:event_list")

    def description(self) -> str:
        """What the feed brings."""
        return _("What the city's units offer next.")

    def items(self) -> list[Activity]:
        """Visible activities that are neither over nor called off. One query."""
        found = queries.not_over(queries.visible().filter(is_cancelled=False), timezone.now())
        return list(found.select_related("unit").order_by("-first_published_at", "-pk")[:ENTRIES])

    def item_title(self, item: Activity) -> str:
        """The activity's title."""
        return item.title

    def item_description(self, item: Activity) -> str:
        """When it begins, where it is, what it is about."""
        when = moments.span(item.starts_at, item.ends_at) if item.starts_at else ""
        return " · ".join(part for part in (when, item.place, item.summary) if part)

    def item_link(self, item: Activity) -> str:
        """The activity's address."""
        return item.url

    def item_author_name(self, item: Activity) -> str:
        """The unit that holds it."""
        return item.unit.name

    def item_pubdate(self, item: Activity) -> datetime | None:
        """When it was first published."""
        return item.first_published_at

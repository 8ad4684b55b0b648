"""The ledger's row for a published article or story, written on every path that publishes."""

from typing import Any

from django.utils import timezone

from hub.pages.models import ArticlePage
from hub.pages.subjects import subject_of
from hub.participation import ledger
from hub.participation.models import Kind

KINDS = {ArticlePage.Kind.NEWS: Kind.ARTICLE_PUBLISHED, ArticlePage.Kind.STORY: Kind.STORY_PUBLISHED}


def record_publication(sender: type[ArticlePage], instance: ArticlePage, **kwargs: Any) -> None:
    """Listen to Wagtail's `page_published`: the first time that an article is out becomes one row.

    The signal is also sent for a go-live that is only scheduled: then the page is not live, and nothing is
    written. Published again, after edits or after being taken down, it keeps its first row; a piece of news
    that becomes a story gets a row as a story.
    """
    if not instance.live:
        return
    kind = KINDS[ArticlePage.Kind(instance.kind)]
    ledger.record(
        ledger.Entry(
            kind=kind,
            subject=subject_of(instance),
            unit=instance.unit,
            occurred_at=instance.first_published_at or timezone.now(),
            key=f"published:{kind}:{instance.key}",
        ),
        by=instance.owner,
        now=timezone.now(),
    )

"""Which saved rows the public can see: those of these apps, but for the few that are written all the time.

Places left and the week's figures change with every visitor who joins; they reach a kept page when it
grows old, within seconds, and do not throw away the pages of everybody else.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.signals import page_slug_changed, post_page_move

from hub.freshness import clock

PUBLIC_APPS = frozenset(
    {"hub", "catalog", "courses", "wagtailcore", "wagtailimages", "wagtaildocs", "wagtailredirects"}
)
BUSY_MODELS = frozenset(
    {
        "hub.participation",
        "hub.participationtotal",
        "hub.participationperson",
        "hub.user",
        "hub.siteversion",
        "hub.reportvalue",
        "hub.sectiontext",
        "catalog.upload",
        "courses.enrolment",
        "courses.placecount",
        "courses.attendance",
        "courses.headcount",
        "courses.sessionrecord",
        "courses.calendarfeed",
        "wagtailcore.revision",
        "wagtailcore.referenceindex",
        "wagtailcore.pagelogentry",
        "wagtailcore.modellogentry",
        "wagtailcore.pagesubscription",
        "wagtailcore.editingsession",
        "wagtailcore.uploadedfile",
    }
)


def is_public(model: type[Model]) -> bool:
    """Whether rows of this model show on public pages and change seldom enough to count."""
    return model._meta.app_label in PUBLIC_APPS and model._meta.label_lower not in BUSY_MODELS


def _is_migration(model: type[Model]) -> bool:
    """Whether the model is a migration's: then the version's own table may not exist yet."""
    return model.__module__ == "__fake__"


def _changed(sender: Any, **kwargs: Any) -> None:
    if not kwargs.get("raw") and is_public(sender) and not _is_migration(sender):
        clock.touch()


def _always(sender: Any, **kwargs: Any) -> None:
    if not _is_migration(sender):
        clock.touch()


def connect() -> None:
    """Start listening; called once, when the app is ready."""
    for signal in (post_save, post_delete):
        signal.connect(_changed, dispatch_uid="hub.freshness")
    for signal in (m2m_changed, post_page_move, page_slug_changed):
        signal.connect(_always, dispatch_uid="hub.freshness")

"""Building the documents of marked entries: at once after the change's commit, the rest by the worker.

Where an engine is fed by the worker anyway, the worker builds all of them: many together take a fifth of what
each takes alone, and publishing does not wait.
"""

import logging
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core import signals
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import translation
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from hub.freshness import clock
from search.documents.document import Document
from search.documents.registry import builders
from search.engines.database import writer
from search.engines.protocol import Change
from search.models import Entry
from search.projection.watches import watches

logger = logging.getLogger("search")

BATCH = 100
AT_ONCE = 300
"""Documents that a request builds before it answers; a larger change (a moved subtree) is the worker's."""

_in_request: ContextVar[bool] = ContextVar("in a request", default=False)


def build_stale(limit: int = BATCH) -> int:
    """Build the documents of up to `limit` marked entries; how many were taken comes back.

    One that cannot be built is reported in its entry and waits for its next change; it stops no other.
    """
    waiting = Entry.objects.filter(is_stale=True, failure="").order_by("pk")[:limit]
    marked = {
        (kind, source_id): version
        for kind, source_id, version in waiting.values_list("kind", "source_id", "version")
    }
    if not marked:
        return 0
    with translation.override(settings.LANGUAGE_CODE):
        for kind in {kind for kind, _ in marked}:
            _build_kind(kind, {pk: version for (name, pk), version in marked.items() if name == kind})
    clock.touch()
    return len(marked)


def _build_kind(kind: str, versions: dict[int, int]) -> None:
    """Build one kind's documents together; where that fails, one by one, to find who is to blame."""
    try:
        _write(kind, versions, _read(kind, list(versions)))
    except Exception:
        logger.exception("documents of %s could not be built together", kind)
        for pk, version in versions.items():
            try:
                _write(kind, {pk: version}, _read(kind, [pk]))
            except Exception as error:
                logger.exception("the document of %s %s could not be built", kind, pk)
                reason = f"{type(error).__name__}: {error}"[:500]
                Entry.objects.filter(kind=kind, source_id=pk).update(failure=reason)


def _read(kind: str, ids: list[int]) -> dict[int, Document]:
    builder = builders().get(kind)
    return builder.build(ids) if builder else {}


def _write(kind: str, versions: dict[int, int], documents: dict[int, Document]) -> None:
    writer.write(Change((kind, pk), version, documents.get(pk)) for pk, version in versions.items())


def build_now() -> None:
    """After a commit: build what it marked. A command builds all of it, a request the first part."""
    if settings.SEARCH_URL:
        return
    built = 0
    while (taken := build_stale()) and (not _in_request.get() or (built := built + taken) < AT_ONCE):
        continue


def schedule(**kwargs: Any) -> None:
    """Have what this transaction marks built right after it; at once where there is no transaction."""
    connection = transaction.get_connection()
    if connection.in_atomic_block and any(entry[1] is build_now for entry in connection.run_on_commit):
        return
    transaction.on_commit(build_now, robust=True)


def work(now: datetime) -> int:
    """The worker's loop: how many entries it took."""
    del now
    return build_stale()


def retry_failed(now: datetime) -> int:
    """Try again what could not be built. Code or data may have been mended."""
    del now
    return Entry.objects.filter(is_stale=True).exclude(failure="").update(failure="")


def connect() -> None:
    """Listen to whatever may have marked something; called once, when the apps are ready."""
    tables = {watch.table for watch in watches()}

    def saved(sender: Any, raw: bool = False, **kwargs: Any) -> None:
        if not raw and sender.__module__ != "__fake__" and _tables_of(sender) & tables:
            schedule()

    for signal in (post_save, post_delete):
        signal.connect(saved, weak=False, dispatch_uid="search.projection")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(schedule, dispatch_uid="search.projection")
    signals.request_started.connect(_begin, dispatch_uid="search.projection")
    signals.request_finished.connect(_end, dispatch_uid="search.projection")


def _tables_of(model: Any) -> set[str]:
    return {model._meta.db_table, *(parent._meta.db_table for parent in model._meta.get_parent_list())}


def _begin(**kwargs: Any) -> None:
    _in_request.set(True)


def _end(**kwargs: Any) -> None:
    _in_request.set(False)

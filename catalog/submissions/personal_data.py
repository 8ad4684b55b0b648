"""What the catalog holds about a person: for their own copy of it, and when they erase their account.

What they published stays with the unit, under the licence that they gave it; their name goes from it.
"""

import re
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState

from catalog.resources.models import Resource
from catalog.submissions import actions
from catalog.submissions.permissions import own
from catalog.submissions.queries import sent
from hub.accounts.models import User
from hub.accounts.personal_data import Section
from hub.accounts.signals import collect_personal_data, person_erased


def connect() -> None:
    """Answer when a person's data are gathered or erased; called once when the app is ready."""
    collect_personal_data.connect(_collect, dispatch_uid="resources of a person")
    person_erased.connect(_forget, dispatch_uid="resources of who erases their account")


def _collect(person: User, **kwargs: Any) -> list[Section]:
    return [_resources(person), _uploads(person), _reviews(person)]


def _resources(person: User) -> Section:
    columns = {
        "title": _("Title"),
        "unit": _("Unit"),
        "state": _("State"),
        "authors": _("Authors"),
        "sent_at": _("Sent"),
        "published_at": _("On the site since"),
    }
    rows: list[dict[str, Any]] = [
        {
            "title": resource.title,
            "unit": resource.unit.name,
            "state": str(sent(resource).state.label),
            "authors": resource.authors,
            "sent_at": resource.created_at,
            "published_at": resource.first_published_at,
        }
        for resource in own(person).select_related("unit", "subject", "level").order_by("created_at")
    ]
    return Section("resources", _("Resources sent in"), columns, rows)


def _uploads(person: User) -> Section:
    columns = {"name": _("File"), "size": _("Bytes"), "uploaded_at": _("Sent")}
    rows: list[dict[str, Any]] = [
        {"name": upload.name, "size": upload.size, "uploaded_at": upload.uploaded_at}
        for upload in person.uploads.order_by("uploaded_at")
    ]
    return Section("uploads", _("Files sent in"), columns, rows)


def _reviews(person: User) -> Section:
    columns = {"title": _("Title"), "decision": _("Decision"), "note": _("Note"), "decided_at": _("When")}
    decided = TaskState.objects.filter(
        finished_by=person, revision__base_content_type=Resource.get_base_content_type()
    )
    rows: list[dict[str, Any]] = [
        {
            "title": state.revision.object_str,
            "decision": str(state.get_status_display()),
            "note": state.comment,
            "decided_at": state.finished_at,
        }
        for state in decided.select_related("revision").order_by("finished_at")
    ]
    return Section("reviews", _("Reviews made"), columns, rows)


def _forget(person: User, now: datetime, **kwargs: Any) -> None:
    """Erasure: drafts and waiting files go; what was on the site stays without the person's name."""
    for resource in own(person):
        if resource.first_published_at is None:
            actions.discard(resource, by=person, now=now)
        else:
            _unname(resource, person)
    for upload in person.uploads.filter(resource=None):
        upload.delete()
        transaction.on_commit(partial(upload.file.delete, save=False))
    person.uploads.update(uploaded_by=None)


def _unname(resource: Resource, person: User) -> None:
    """Take the person out of the row, its signature and its older revisions."""
    Resource.objects.filter(pk=resource.pk).update(
        submitted_by=None, authors=without_name(resource.authors, person)
    )
    for revision in Revision.objects.for_instance(resource):
        revision.content["authors"] = without_name(revision.content.get("authors", ""), person)
        revision.content["submitted_by"] = None
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def without_name(authors: str, person: User) -> str:
    """The authors without the person, where one of the names is the person's as they wrote it."""
    name = person.get_full_name().casefold()
    names = [part.strip() for part in re.split(r",|;|\bvà\b|&", authors)]
    if name not in [part.casefold() for part in names]:
        return authors
    return ", ".join(part for part in names if part and part.casefold() != name)

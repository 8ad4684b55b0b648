"""What a sender does: keep a draft, send it for review, take it back, throw a draft away."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.models import Collection, WorkflowState

from catalog.resources import actions as resources
from catalog.resources.models import Resource, ResourceFile
from catalog.uploads import actions as uploads
from catalog.uploads.models import Upload
from hub.accounts.groups import collection_of
from hub.accounts.models import User


@dataclass(frozen=True)
class ShownFile:
    """An upload and the name under which readers will see it."""

    upload: Upload
    name: str


def set_files(resource: Resource, files: list[ShownFile]) -> None:
    """Let the resource have these files, in their order. Nothing is saved yet."""
    resource.files.set([_row(resource, shown, place) for place, shown in enumerate(files)])


@transaction.atomic
def save(resource: Resource, *, send: bool, by: User, now: datetime) -> WorkflowState | None:
    """Keep the resource as `by`'s newest draft; `send` asks for its review.

    What waits for review is taken out of it first: nobody approves words that they did not see. Raises
    ValidationError (RefusedError where the unit has no space left), and nothing is kept then.
    """
    review = resource.current_workflow_state if resource.pk else None
    if review is not None and review.status == WorkflowState.STATUS_IN_PROGRESS:
        review.cancel(user=by)
    resources.draft(resource, by=by, now=now)
    uploads.claim([row.upload for row in resource.files.all()], resource=resource)
    return submit(resource, by=by, now=now) if send else None


def _row(resource: Resource, shown: ShownFile, place: int) -> ResourceFile:
    """The file's row: the one that it had, or a new one."""
    had = next((one for one in resource.files.all() if one.upload_id == shown.upload.pk), None)
    row = had or ResourceFile(upload=shown.upload)
    row.name, row.sort_order = shown.name, place
    return row


@transaction.atomic
def submit(resource: Resource, *, by: User, now: datetime) -> WorkflowState | None:
    """Ask for review of the newest draft. What came back goes on where it was.

    None where the site has no review any more: the draft then waits for a reviewer to publish it.
    """
    review = resource.current_workflow_state
    if review is not None and review.status == WorkflowState.STATUS_NEEDS_CHANGES:
        review.resume(user=by)
        return review
    workflow = resource.get_workflow()
    return workflow.start(resource, by) if workflow else None


@transaction.atomic
def withdraw(resource: Resource, *, by: User, now: datetime) -> None:
    """Take it back from review; the draft stays. Withdrawing twice is once."""
    review = resource.current_workflow_state
    if review is not None:
        review.cancel(user=by)


@transaction.atomic
def discard(resource: Resource, *, by: User, now: datetime) -> None:
    """Delete a draft that was never on the site, and its files with it. Raises ValueError for any other."""
    if resource.first_published_at is not None:
        raise ValueError("what was on the site is not deleted by its sender")
    kept = list(resource.uploads.all())
    resource.delete()
    for upload in kept:
        upload.delete()
        transaction.on_commit(partial(upload.file.delete, save=False))


def set_cover(resource: Resource, content: bytes, extension: str, *, by: User) -> None:
    """Make a picture that was redrawn the resource's cover, in its unit's own collection."""
    image = get_image_model()(
        title=resource.title[:255],
        file=ContentFile(content, name=f"bia.{extension}"),
        collection=collection_of(resource.unit) or Collection.get_first_root_node(),
        uploaded_by_user=by,
    )
    image.save()
    resource.thumbnail = image

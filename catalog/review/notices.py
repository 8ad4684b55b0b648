"""Telling people how a review stands: a mail to those who gave an address.

Everybody, with an address or without, sees the same under "Học liệu của tôi" and in the unit's workspace.
Mails are queued in the caller's transaction by the hub's mail backend. Wagtail's own mails lead into the
admin, where teachers have no place: for resources ours go out instead.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from wagtail.admin import signal_handlers as wagtails
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    published,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from catalog.resources import acting
from catalog.resources.models import Resource
from catalog.review.queries import reviewers_of
from hub.accounts.models import User


def tell_reviewers(sender: Any, instance: TaskState, user: User | None = None, **kwargs: Any) -> None:
    """A resource waits for review: the unit's reviewers, or the coordinators where it has none."""
    resource = instance.workflow_state.content_object
    if isinstance(resource, Resource):
        people = [person for person in reviewers_of(resource.unit) if person != user]
        edit = reverse(resource.snippet_viewset.get_url_name("edit"), args=[resource.pk])
        _send("waiting", people, title=instance.revision.object_str, resource=resource, path=edit)


def tell_of_return(sender: Any, instance: WorkflowState, user: User | None = None, **kwargs: Any) -> None:
    """A resource goes back: its sender, with the reviewer's note."""
    resource = instance.content_object
    if isinstance(resource, Resource) and resource.submitted_by and instance.current_task_state:
        note = instance.current_task_state.comment
        title = instance.current_task_state.revision.object_str
        mine = reverse("catalog:mine")
        _send("returned", [resource.submitted_by], title=title, resource=resource, path=mine, note=note)


def tell_of_publication(sender: Any, instance: Resource, revision: Any = None, **kwargs: Any) -> None:
    """A resource is out: its sender, unless the sender published it or a catalogue brought it."""
    sent_by = instance.submitted_by
    if instance.live and revision is not None and sent_by is not None and sent_by != acting.current():
        path = instance.get_absolute_url()
        _send("published", [sent_by], title=instance.title, resource=instance, path=path)


def _send(name: str, people: Iterable[User], *, path: str, **context: Any) -> None:
    mails = []
    for person in people:
        if person.email and person.is_active:
            with translation.override(person.language or settings.LANGUAGE_CODE):
                words = {**context, "person": person, "url": f"{settings.BASE_URL}{path}"}
                words["site_name"] = settings.WAGTAIL_SITE_NAME
                subject = " ".join(render_to_string(f"emails/catalog/{name}_subject.txt", words).split())
                body = render_to_string(f"emails/catalog/{name}.txt", words)
            mails.append(EmailMessage(subject, body, to=[person.email]))
    if mails:
        get_connection().send_messages(mails)


class _NotForResources:
    """One of Wagtail's notifiers, silent about resources."""

    def __init__(self, notifier: Callable[..., Any]) -> None:
        self.notifier = notifier

    def __call__(self, sender: Any, instance: WorkflowState, **kwargs: Any) -> Any:
        if instance.content_type.model_class() is Resource:
            return None
        return self.notifier(sender=sender, instance=instance, **kwargs)


_WAGTAILS = [
    (workflow_submitted, wagtails.workflow_submission_email_notifier, "submitted"),
    (workflow_rejected, wagtails.workflow_rejection_email_notifier, "rejected"),
    (workflow_approved, wagtails.workflow_approval_email_notifier, "approved"),
]
_quiet = [_NotForResources(notifier) for _signal, notifier, _event in _WAGTAILS]


def connect() -> None:
    """Listen; and take Wagtail's places before it does (its app comes after ours): the first under a
    dispatch id stays, the next of the same id is not connected.
    """
    for (signal, _notifier, event), quiet in zip(_WAGTAILS, _quiet, strict=True):
        uid = f"workflow_state_{event}_email_notification"
        signal.connect(quiet, sender=WorkflowState, dispatch_uid=uid)
    task_submitted.connect(tell_reviewers, sender=TaskState, dispatch_uid="resource_waits")
    workflow_rejected.connect(tell_of_return, sender=WorkflowState, dispatch_uid="resource_returned")
    published.connect(tell_of_publication, sender=Resource, dispatch_uid="resource_out")

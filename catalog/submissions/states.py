"""How something that was sent in stands, and what its sender may do with it then."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from catalog.resources.models import Resource
from hub.cards import Badge


class State(models.TextChoices):
    """Where a resource stands in its sender's eyes."""

    DRAFT = "DRAFT", _("Draft, not sent yet")
    WAITING = "WAITING", _("Waits for review")
    RETURNED = "RETURNED", _("To be changed")
    PUBLISHED = "PUBLISHED", _("Is on the site")
    CHANGED = "CHANGED", _("On the site, changes not sent yet")
    CHANGE_WAITING = "CHANGE_WAITING", _("On the site, changes wait for review")
    CHANGE_RETURNED = "CHANGE_RETURNED", _("On the site, changes came back")
    TAKEN_DOWN = "TAKEN_DOWN", _("Taken down")


TONES = {
    State.DRAFT: "none",
    State.WAITING: "",
    State.RETURNED: "err",
    State.PUBLISHED: "ok",
    State.CHANGED: "ok",
    State.CHANGE_WAITING: "ok",
    State.CHANGE_RETURNED: "warn",
    State.TAKEN_DOWN: "none",
}


@dataclass(frozen=True)
class Allowed:
    """What the state lets the sender do; whether they may at all is asked elsewhere."""

    edit: bool
    withdraw: bool
    delete: bool


def state_of(resource: Resource, review: WorkflowState | None) -> State:
    """Where it stands, from the row and its newest review (None: it was never sent)."""
    return state_by_status(resource, review.status if review else None)


def state_by_status(resource: Resource, status: str | None) -> State:
    """The same from the status of its newest review."""
    if status == WorkflowState.STATUS_IN_PROGRESS:
        return State.CHANGE_WAITING if resource.live else State.WAITING
    if status == WorkflowState.STATUS_NEEDS_CHANGES:
        return State.CHANGE_RETURNED if resource.live else State.RETURNED
    if resource.live:
        return State.CHANGED if resource.has_unpublished_changes else State.PUBLISHED
    return State.TAKEN_DOWN if resource.first_published_at else State.DRAFT


def allowed(resource: Resource, state: State) -> Allowed:
    """What may be done in that state. What was on the site once is not deleted: the ledger names it."""
    return Allowed(
        edit=not resource.locked,
        withdraw=state in {State.WAITING, State.CHANGE_WAITING},
        delete=resource.first_published_at is None and not resource.locked,
    )


def badge(state: State) -> Badge:
    """The state as a word in a pill."""
    return Badge(str(state.label), TONES[state])

"""Reading what a person has sent in."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from catalog.resources import cards
from catalog.resources.models import Resource
from catalog.resources.queries import with_card
from catalog.review import queries as reviews
from catalog.submissions.permissions import own
from catalog.submissions.states import Allowed, State, allowed, badge, state_of
from hub.accounts.models import User
from hub.cards import Card

PER_PAGE = 20


@dataclass(frozen=True)
class Sent:
    """One thing that the person has sent in: how it stands, what the reviewer wrote, what may be done."""

    resource: Resource
    card: Card
    state: State
    note: str
    allowed: Allowed


def sent_by(person: User, page: str | None) -> tuple[Page, list[Sent]]:
    """What the person has sent in, newest first, page by page; as many queries for few as for many."""
    mine = with_card(own(person)).select_related("latest_revision").order_by("-created_at", "-pk")
    found = Paginator(mine, PER_PAGE).get_page(page)
    resources = list(found)
    newest = reviews.latest_states(resources)
    return found, [_sent(resource, newest.get(resource.pk)) for resource in resources]


def _sent(resource: Resource, review: reviews.WorkflowState | None) -> Sent:
    state = state_of(resource, review)
    returned = state in {State.RETURNED, State.CHANGE_RETURNED}
    return Sent(
        resource=resource,
        card=cards.card(resource, state=badge(state)),
        state=state,
        note=reviews.note_of(review) if returned else "",
        allowed=allowed(resource, state),
    )


def sent(resource: Resource) -> Sent:
    """How one stands. One query."""
    return _sent(resource, reviews.latest_states([resource]).get(resource.pk))

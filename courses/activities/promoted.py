"""What an edition puts forward, as cards: pages and resources in one list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from catalog.resources import cards as resource_cards
from catalog.resources.queries import CARD, LISTED_WITH
from courses.activities.cards import CardMaker
from courses.activities.listed import Listed
from hub.cards import Card
from hub.week.models import EditionPage, Promotion
from hub.week.queries import promotions


@dataclass(frozen=True)
class Promoted:
    """The cards of what is put forward now, by place, in the editors' order."""

    learn_now: list[Card] = field(default_factory=list)
    contests: list[Card] = field(default_factory=list)


def now_of(edition: EditionPage, *, now: datetime) -> list[Promotion]:
    """What the edition puts forward at `now`, resources with what their cards show. One query."""
    found = promotions(edition, now=now).select_related(*(f"resource__{name}" for name in LISTED_WITH))
    return list(found.only("place", "page", *(f"resource__{name}" for name in CARD)))


def drawn(put_forward: Iterable[Promotion], activities: Mapping[int, Listed], maker: CardMaker) -> Promoted:
    """The cards; `activities` holds those that are put forward and visible, by id."""
    by_place: dict[str, list[Card]] = defaultdict(list)
    for promotion in put_forward:
        card = _card(promotion, activities, maker)
        if card is not None:
            by_place[promotion.place].append(card)
    return Promoted(by_place[Promotion.Place.LEARN_NOW], by_place[Promotion.Place.CONTESTS])


def _card(promotion: Promotion, activities: Mapping[int, Listed], maker: CardMaker) -> Card | None:
    """The thing's card; None for what is not published, is over or has none."""
    if promotion.resource:
        return resource_cards.card(promotion.resource) if promotion.resource.live else None
    activity = activities.get(promotion.page_id) if promotion.page_id else None
    card = maker.card(activity) if activity and not activity.is_cancelled else None
    return card if card and not card.is_past else None

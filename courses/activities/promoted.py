"""What an edition puts forward, as cards: pages and resources in one list."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from catalog.resources import cards as resource_cards
from courses.activities import queries
from courses.activities.cards import CardMaker
from hub.cards import Card
from hub.week.models import EditionPage, Promotion
from hub.week.queries import promotions

WITH = (
    *(f"resource__{name}" for name in ("unit", "subject", "level")),
    "page__activity",
    *(f"page__activity__{name}" for name in queries.LISTED_WITH),
)


@dataclass(frozen=True)
class Promoted:
    """The cards of what is put forward now, by place, in the editors' order."""

    learn_now: list[Card]
    contests: list[Card]


def now_at(edition: EditionPage, *, now: datetime) -> Promoted:
    """What the edition puts forward at `now`. One query."""
    maker = CardMaker(now=now)
    by_place: dict[str, list[Card]] = defaultdict(list)
    for promotion in promotions(edition, now=now).select_related(*WITH):
        card = _card(promotion, maker)
        if card is not None:
            by_place[promotion.place].append(card)
    return Promoted(by_place[Promotion.Place.LEARN_NOW], by_place[Promotion.Place.CONTESTS])


def _card(promotion: Promotion, maker: CardMaker) -> Card | None:
    """The thing's card; None for what is not published, is over or has none."""
    if promotion.resource:
        return resource_cards.card(promotion.resource) if promotion.resource.live else None
    activity = getattr(promotion.page, "activity", None)
    card = maker.card(activity) if activity and activity.live and not activity.is_cancelled else None
    return card if card and not card.is_past else None

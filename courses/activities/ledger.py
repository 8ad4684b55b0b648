"""How activities are named in the ledger: subject and topic. See docs/decisions/headcounts.md."""

from datetime import datetime

from courses.activities.models import Activity
from hub.accounts.models import User
from hub.participation.ledger import Entry
from hub.participation.models import Category, Channel, Kind
from hub.subjects import Subject


def subject(activity: Activity) -> Subject:
    """The activity as the ledger names it."""
    return Subject(kind=activity.kind, key=activity.key, title=activity.title, url="")


def entry(
    activity: Activity,
    *,
    kind: Kind,
    key: str,
    occurred_at: datetime,
    channel: Channel = Channel.NONE,
    category: Category = Category.UNSPECIFIED,
    quantity: int = 1,
    person: User | None = None,
) -> Entry:
    """Something that happened in that activity.

    The topic is the activity's own type; the edition the activity's, else the one in whose Week
    `occurred_at` lies.
    """
    return Entry(
        kind=kind,
        subject=subject(activity),
        unit=activity.unit,
        occurred_at=occurred_at,
        key=key,
        edition=activity.edition,
        topic=activity.topic,
        channel=channel,
        category=category,
        quantity=quantity,
        person=person,
    )

"""Making and revoking the private address of one's calendar."""

import secrets
from datetime import datetime

from django.db import transaction

from courses.calendar.models import CalendarFeed
from hub.accounts.models import User


@transaction.atomic
def make_feed(*, person: User, by: User, now: datetime) -> CalendarFeed:
    """A new secret address for the person's calendar; one made before answers no more."""
    feed, _is_new = CalendarFeed.objects.update_or_create(
        person=person, defaults={"token": secrets.token_urlsafe(24), "created_at": now}
    )
    return feed


@transaction.atomic
def revoke_feed(*, person: User, by: User, now: datetime) -> None:
    """The person's secret address answers no more."""
    CalendarFeed.objects.filter(person=person).delete()

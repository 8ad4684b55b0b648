"""Keeping a search, changing and removing it, choosing the mails."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from search.engines.protocol import Results
from search.saved import questions
from search.saved.models import Digest, Finding, SavedSearch

MOST = 20
"""Searches that one person keeps."""

MOST_NEW = 100
"""Findings of a search that one look keeps, and that the page counts to."""

UNDO = timedelta(days=1)
"""How long a removed search can be taken back."""

KEPT = timedelta(days=60)
"""How long what was found for a search is kept."""

Frequency = Digest.Frequency


class TooManyError(Exception):
    """The person keeps as many searches as one may."""


def wording() -> str:
    """What a person agrees to who wants mails."""
    return _(
        "We write to your e-mail address only when something new matches: one mail for all your saved "
        "searches. Each mail has a link that stops them at once, without logging in."
    )


@transaction.atomic
def save(results: Results, *, name: str, frequency: str, by: User, now: datetime) -> tuple[SavedSearch, bool]:
    """Keep the search that gave these results, and whether it is new: the same twice is one.

    `frequency` other than OFF turns mails on for this search, and sets how often for all; it needs an e-mail
    address. Raises `TooManyError`.
    """
    User.objects.select_for_update().get(pk=by.pk)  # two clicks at once, and no more than may be
    query, filters = results.query, questions.filters_of(results, now)
    digest = questions.digest_of(query.text, filters, query.is_literal)
    held = by.saved_searches.filter(removed_at=None)
    is_mailed = frequency != Frequency.OFF and bool(by.email)
    same = held.filter(digest=digest).first()
    if same is None and held.count() >= MOST:
        raise TooManyError
    search = same or SavedSearch(
        person=by,
        text=query.text,
        filters=filters,
        is_literal=query.is_literal,
        digest=digest,
        created_at=now,
        looked_until=now,
    )
    search.name = name.strip() or search.name
    search.is_mailed = is_mailed
    search.save()
    if is_mailed:
        choose(frequency, by=by, now=now)
    return search, same is None


@transaction.atomic
def choose(frequency: str, *, by: User, now: datetime) -> None:
    """Choose how often mails come; off stops all of them, and what waits is not sent later."""
    digest, _is_new = Digest.objects.get_or_create(person=by)
    if frequency == Frequency.OFF or not by.email:
        stop(by.pk)
        return
    if digest.frequency == Frequency.OFF:
        digest.wording, digest.agreed_at = wording(), now
    digest.frequency = frequency
    digest.save()


@transaction.atomic
def stop(person_id: int) -> None:
    """No more mails to that person, whoever says so: the link in a mail needs no log-in."""
    Digest.objects.filter(person_id=person_id).update(frequency=Frequency.OFF)
    Finding.objects.filter(search__person_id=person_id, is_unsent=True).update(is_unsent=False)


@transaction.atomic
def change(search: SavedSearch, *, name: str, is_mailed: bool, by: User) -> None:
    """Rename the search, and turn its mails on or off."""
    search.name = name.strip()
    search.is_mailed = is_mailed and bool(by.email)
    search.save(update_fields=["name", "is_mailed"])
    if not search.is_mailed:
        search.findings.filter(is_unsent=True).update(is_unsent=False)


def tick_off(search: SavedSearch, *, now: datetime) -> None:
    """What is new for it has been seen."""
    search.findings.filter(seen_at=None).update(seen_at=now)


def remove(search: SavedSearch, *, now: datetime) -> None:
    """Remove it; for a day that can be undone."""
    SavedSearch.objects.filter(pk=search.pk, removed_at=None).update(removed_at=now)


@transaction.atomic
def restore(search: SavedSearch, *, by: User) -> bool:
    """Take a removal back; False where the same search was kept anew meanwhile, or there is no room."""
    User.objects.select_for_update().get(pk=by.pk)
    held = by.saved_searches.filter(removed_at=None)
    if held.count() >= MOST or held.filter(digest=search.digest).exists():
        return False
    return bool(SavedSearch.objects.filter(pk=search.pk).update(removed_at=None))


def prune(now: datetime) -> None:
    """The timer's job: what was removed and what was found long ago go for good."""
    SavedSearch.objects.filter(removed_at__lt=now - UNDO).delete()
    Finding.objects.filter(found_at__lt=now - KEPT, is_unsent=False).delete()


def forget(person: User) -> None:
    """Erase everything of that person's."""
    person.saved_searches.all().delete()
    Digest.objects.filter(person=person).delete()

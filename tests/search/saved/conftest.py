"""A person who keeps a search, and what becomes findable afterwards."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from search.engines import choice
from search.engines.protocol import Query
from search.models import Entry
from search.saved import actions, looking
from search.saved.models import SavedSearch
from tests.factories.catalog import ResourceFactory
from tests.factories.people import UserFactory
from tests.search.projecting import build

PAGE = "/tai-khoan/tim-da-luu/"
"""The account's page of kept searches."""


@pytest.fixture
def items(home) -> None:
    """A site with one thing that is found."""
    publish("Trồng nấm hương trong vườn")


@pytest.fixture
def person():
    return UserFactory(email="na@example.org", display_name="Lò Thị Na")


def save(person, text="trồng nấm", *, frequency="DAILY", at=None, name="", **filters) -> SavedSearch:
    """Kept an hour ago, unless said otherwise."""
    at = at or timezone.now() - timedelta(hours=1)
    query = Query(text, {key: (value,) for key, value in filters.items()})
    results = choice.current().search(query, at)
    search, _is_new = actions.save(results, name=name, frequency=frequency, by=person, now=at)
    return search


def publish(title="Kỹ thuật trồng nấm rơm", **fields):
    """A resource that can be found from now on."""
    resource = ResourceFactory(title=title, **fields)
    build()
    return resource


def later(minutes: float = 6) -> datetime:
    """When what is new is certain to be in the engine."""
    return timezone.now() + timedelta(minutes=minutes)


def look(now: datetime | None = None) -> None:
    """As many rounds as there is something to look at."""
    while looking.look(now or later()):
        continue


def kept(person) -> list[str]:
    """Names of the searches that the person keeps."""
    return sorted(str(one) for one in person.saved_searches.filter(removed_at=None))


def told(search: SavedSearch) -> list[str]:
    """Titles of what was found for it."""
    return sorted(one.entry.document["title"] for one in search.findings.select_related("entry"))


def backdate(minutes: int) -> None:
    """Let everything have been found for the first time so long ago."""
    Entry.objects.update(first_findable_at=timezone.now() - timedelta(minutes=minutes))


@pytest.fixture
def client(person) -> Client:
    client = Client()
    client.force_login(person)
    return client

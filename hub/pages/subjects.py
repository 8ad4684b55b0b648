"""How the ledger, promotions and the API find an article or story by its key."""

from collections.abc import Iterable

from hub.pages import addresses
from hub.pages.models import ArticlePage
from hub.pages.queries import visible
from hub.subjects import Subject

KIND = "ARTICLE"


def subject_of(page: ArticlePage) -> Subject:
    """The article as the registry names it."""
    return Subject(kind=KIND, key=page.key, title=page.title, url=addresses.of(page.url_path))


def find(keys: Iterable[str]) -> dict[str, Subject]:
    """Published articles among `keys`, by key. One query."""
    found = visible(ArticlePage.objects.filter(key__in=list(keys)))
    return {page.key: subject_of(page) for page in found.only("key", "title", "url_path")}

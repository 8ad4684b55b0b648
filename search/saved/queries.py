"""Reading a person's kept searches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from hub.accounts.models import User
from search.documents.document import Document, Value
from search.facets import BY_NAME
from search.saved import actions, questions
from search.saved.models import Digest, Finding, SavedSearch

SHOWN = 3
"""New things of one search that the page names; the rest is on the results page."""


@dataclass(frozen=True)
class New:
    """One new thing for a search."""

    title: str
    kind: str
    url: str


@dataclass(frozen=True)
class Kept:
    """One kept search as the page shows it."""

    pk: int
    title: str
    name: str
    question: str
    filters: list[str]
    url: str
    is_mailed: bool
    saved_at: datetime
    count: int
    news: list[New]

    @property
    def is_more(self) -> bool:
        """Whether as much is new as is counted, so that there may be more."""
        return self.count >= actions.MOST_NEW

    @property
    def shows_question(self) -> bool:
        """Whether the title does not say the question itself."""
        return bool(self.question) and self.question != self.title


def kept(person: User) -> list[Kept]:
    """The person's searches, the newest first, with what is new for each. Two queries."""
    is_new = Q(findings__seen_at=None, findings__entry__is_findable=True, findings__isnull=False)
    searches = list(
        person.saved_searches.filter(removed_at=None)
        .annotate(news=Count("findings", filter=is_new))
        .order_by("-created_at", "-pk")
    )
    news = _news(searches)
    return [_kept(search, search.news, news.get(search.pk, [])) for search in searches]


def _news(searches: Sequence[SavedSearch]) -> dict[int, list[New]]:
    """The latest new things of each search."""
    newest = Window(RowNumber(), partition_by=F("search"), order_by=F("entry__first_findable_at").desc())
    findings = (
        Finding.objects.filter(search__in=searches, seen_at=None, entry__is_findable=True)
        .annotate(place=newest)
        .filter(place__lte=SHOWN)
        .order_by("search", "place")
        .values_list("search_id", "entry__document")
    )
    found: dict[int, list[New]] = {}
    for search_id, data in findings:
        document = Document.from_json(data or {})
        kind = BY_NAME["type"].label_of(Value(document.type, document.type))
        found.setdefault(search_id, []).append(New(document.title, kind, document.url))
    return found


def _kept(search: SavedSearch, count: int, news: list[New]) -> Kept:
    return Kept(
        pk=search.pk,
        title=questions.title_of(search),
        name=search.name,
        question=search.text,
        filters=questions.words_of(search.filters),
        url=questions.url_of(search),
        is_mailed=search.is_mailed,
        saved_at=search.created_at,
        count=count,
        news=news,
    )


def frequency_of(person: User) -> str:
    """How often the person wants mails."""
    digest = Digest.objects.filter(person=person).first()
    return digest.frequency if digest else Digest.Frequency.OFF


def removed(person: User, pk: str, now: datetime) -> SavedSearch | None:
    """The search of that number, removed so short a time ago that it can be taken back."""
    if not (pk.isascii() and pk.isdigit() and len(pk) < 18):
        return None
    since = now - actions.UNDO
    return person.saved_searches.filter(pk=int(pk), removed_at__gte=since).first()

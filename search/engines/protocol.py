"""What every search engine does. `database` is built in; others stand behind the same Protocol."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.documents.document import Document
from search.engines.matching.likeness import Identity
from search.engines.matching.terms import DocumentWords
from search.facets.base import Choice


class Sort(models.TextChoices):
    """The orders of results."""

    RELEVANCE = "relevance", _("Best match")
    NEWEST = "newest", _("Newest")
    SOON = "soon", _("Starting soon")
    TITLE = "title", _("Title A–Z")


@dataclass(frozen=True)
class Query:
    """What is asked: text as typed, chosen values by facet, order, page (from 1) and its size.

    `is_literal` takes every word as typed: no repairs, no other expressions. With `among`, results are these
    things of the projection alone (kind, source id); how strictly the question is read stays the same.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = 20
    is_literal: bool = False
    among: frozenset[tuple[str, int]] | None = None


Marks = tuple[tuple[int, int], ...]
"""Stretches of a text (start, end) that answer the question, in order, none overlapping."""


@dataclass(frozen=True)
class Hit:
    """One result: its document, a stretch of its text, and what to highlight in title, labels and snippet.

    `is_pinned`: the coordinators want it first for this question.
    """

    document: Document
    snippet: str = ""
    title_marks: Marks = ()
    snippet_marks: Marks = ()
    subject_marks: Marks = ()
    is_pinned: bool = False


@dataclass(frozen=True)
class FacetCounts:
    """One facet's lines; counted under all filters but the facet's own."""

    name: str
    choices: Sequence[Choice]


@dataclass(frozen=True)
class Results:
    """One page of results. `total` is exact; `reachable` is how many can be paged through.

    `corrected` is the text that was searched for where words were repaired; `suggestion` another text that
    has results. Where nothing was found, `instead` is what may be of interest, and `topics` the subjects of
    that with how much there is of each. `notice` says what is out of the ordinary with these results.
    """

    query: Query
    total: int
    hits: Sequence[Hit]
    facets: Sequence[FacetCounts]
    reachable: int
    corrected: str = ""
    suggestion: str = ""
    instead: Sequence[Document] = ()
    topics: Sequence[Choice] = ()
    notice: str = ""

    @property
    def last_page(self) -> int:
        """The number of the last page, at least 1."""
        return max(1, -(-self.reachable // self.query.size))


@dataclass(frozen=True)
class Suggestion:
    """One thing that a half-typed question may mean."""

    type: str
    key: str
    title: str
    url: str


@dataclass(frozen=True)
class Change:
    """One thing's state for an engine: `document` is None where it can no longer be found.

    `identity` is the projection's (kind, source id); an engine keeps the highest `version` it was given.
    `words` are the document's, and `text` is the document as JSON, where whoever hands it over has them.
    """

    identity: Identity
    version: int
    document: Document | None
    words: DocumentWords | None = field(default=None, repr=False)
    text: str = field(default="", repr=False)


class Engine(Protocol):
    """Finds documents. Raises nothing for any text; its own failures are `EngineError`."""

    name: str

    def search(self, query: Query, now: datetime) -> Results:
        """One page of results at that moment."""
        ...

    def suggest(self, text: str, now: datetime, limit: int = 8) -> list[Suggestion]:
        """Things whose title a half-typed text may mean, likeliest first; only what can be found."""
        ...

    def related(self, identity: Identity, now: datetime, limit: int = 6) -> list[Identity]:
        """What is like that thing, likest first: never itself, nor what is over unless it is itself."""
        ...

    def index(self, changes: Iterable[Change]) -> None:
        """Take changes in; repeats and older versions change nothing."""
        ...

    def count(self) -> dict[str, int]:
        """How many documents it holds, by type."""
        ...


class EngineError(Exception):
    """The engine could not answer; whoever asked may ask another."""

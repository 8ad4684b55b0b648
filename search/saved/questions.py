"""A question with its filters as it is kept, compared, told in words and asked again."""

import hashlib
import json
import unicodedata
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from search import asking
from search.documents.document import Value
from search.engines.protocol import Query, Results
from search.facets import BY_NAME, OPEN, dates
from search.saved.models import SavedSearch

Filters = list[list[str]]
"""Triples of facet, code and label; of the two dates parameter and day."""


def filters_of(results: Results, now: datetime) -> Filters:
    """The values chosen in a search, as they are kept; two dates too, where they narrow."""
    chosen = [
        [facet.name, line.code, line.label]
        for facet in results.facets
        for line in facet.choices
        if line.is_chosen
    ]
    asked = dates.read(results.query.filters, now)
    given = {dates.FROM: asked.first, dates.TO: asked.last} if asked.span else {}
    return sorted(chosen + [[name, day.isoformat(), ""] for name, day in given.items() if day])


def digest_of(text: str, filters: Filters, is_literal: bool) -> str:
    """Equal for questions that ask the same: case, spaces and the order of filters do not matter."""
    words = " ".join(unicodedata.normalize("NFC", text).lower().split())
    values = sorted({(name, code) for name, code, _label in filters})
    written = json.dumps([words, values, is_literal], ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def query_of(search: SavedSearch) -> Query:
    """The search as it is put to the engine."""
    filters: dict[str, tuple[str, ...]] = {}
    for name, code, _label in search.filters:
        filters[name] = (*filters.get(name, ()), code)
    return Query(search.text, filters, is_literal=search.is_literal)


def url_of(search: SavedSearch) -> str:
    """The results page of the search."""
    query = query_of(search)
    return asking.address(reverse("search:results"), [*asking.text_pairs(query), *asking.filter_pairs(query)])


def words_of(filters: Filters) -> list[str]:
    """The filters in words: "Loại: Khóa học"."""
    told = []
    for name, code, label in filters:
        facet = BY_NAME.get(name)
        if facet is None:
            continue
        if name == OPEN.name:
            told.append(_("Open for joining now"))
        else:
            told.append(f"{facet.label}: {facet.label_of(Value(code, label))}")
    days = {name: (code,) for name, code, _label in filters if name in (dates.FROM, dates.TO)}
    when = dates.read(days, timezone.now()).label
    return [*told, when] if when else told


def title_of(search: SavedSearch) -> str:
    """What the search is called: its name, else its question, else its filters."""
    return search.name or search.text or ", ".join(words_of(search.filters))

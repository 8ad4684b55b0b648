"""What an address asks of search: read from its parameters, and written back into addresses."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import QueryDict

from search.analysis.letters import encodable
from search.engines.protocol import Query, Sort
from search.facets import FACETS
from search.facets.dates import FROM, TO

LONGEST = 300
"""Characters of a question that count; nobody means the rest of ten kilobytes."""

MOST_VALUES = 30
DEEPEST_PAGE = 100_000

NARROWING = (*(facet.name for facet in FACETS), FROM, TO)
"""The parameters that narrow."""

Pairs = list[tuple[str, str]]
"""Parameters of an address, in order."""


def read(params: QueryDict, size: int) -> Query:
    """The query of an address. What nobody knows is ignored: any string is a question."""
    filters = {
        name: tuple(encodable(value)[:LONGEST] for value in values if value.strip())
        for name in NARROWING
        if (values := params.getlist(name)[:MOST_VALUES])
    }
    sort = params.get("sort", "")
    return Query(
        text=encodable(params.get("q", ""))[:LONGEST].strip(),
        filters={name: values for name, values in filters.items() if values},
        sort=Sort(sort) if sort in Sort.values else Sort.RELEVANCE,
        page=_number(params.get("page", "")),
        size=size,
        is_literal=params.get("literal", "") == "1",
    )


def _number(given: str) -> int:
    is_number = given.isascii() and given.isdigit() and len(given) < 9
    return min(max(1, int(given)), DEEPEST_PAGE) if is_number else 1


def text_pairs(query: Query) -> Pairs:
    """The question itself."""
    pairs: Pairs = [("q", query.text)] if query.text else []
    return [*pairs, ("literal", "1")] if query.is_literal else pairs


def filter_pairs(query: Query) -> Pairs:
    """The chosen values."""
    return [(name, value) for name, values in query.filters.items() for value in values]


def sort_pairs(query: Query) -> Pairs:
    """The order, where it is not the usual one."""
    return [("sort", query.sort.value)] if query.sort != Sort.RELEVANCE else []


def address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A path with parameters."""
    written = urlencode(list(pairs))
    return f"{path}?{written}" if written else path

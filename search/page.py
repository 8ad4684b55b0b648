"""What the results page shows: results in words, filters on and off, ways on from nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.cards import Card
from hub.components import ActiveFilter, FacetGroup
from hub.covers.spec import Cover
from hub.figures import grouped
from hub.shell import Link
from search import asking, cards, narrowing
from search.engines.protocol import Hit, Query, Results, Sort

Pairs = asking.Pairs


@dataclass(frozen=True)
class ResultsPage:
    """The results page, ready for its template."""

    query: Query
    results: Results
    heading: SafeString
    cards: list[Card]
    groups: list[FacetGroup]
    active: list[ActiveFilter]
    ways: list[Link]
    instead: list[Card]
    covers: list[Cover]
    pager: Page

    @property
    def title(self) -> str:
        """The page's title in the window."""
        return _("Results for “%(query)s”") % {"query": self.query.text} if self.query.text else _("Search")

    @property
    def total(self) -> str:
        """How many results there are, as it is written."""
        return grouped(self.results.total)

    @property
    def count_url(self) -> str:
        """Where a script asks how many results other filters would leave."""
        return reverse("search:api")

    @property
    def is_empty(self) -> bool:
        """Nothing was found, and no filter is the reason."""
        return not self.results.total and not self.active

    @property
    def problems(self) -> list[str]:
        """What is wrong with what was asked for: a day that is none."""
        return [day.error for group in self.groups for day in group.dates if day.error]

    @property
    def suggestion_url(self) -> str:
        """Where the other text that has results is searched for."""
        return _url([("q", self.results.suggestion), *asking.filter_pairs(self.query)])

    @property
    def literal_url(self) -> str:
        """The question as it was typed, without repairs."""
        return _url([*asking.text_pairs(self.query), ("literal", "1"), *asking.filter_pairs(self.query)])

    @property
    def save_url(self) -> str:
        """Where the search can be kept; nothing where nothing is asked."""
        pairs = [*asking.text_pairs(self.query), *asking.filter_pairs(self.query)]
        return asking.address(reverse("search:save"), pairs) if pairs else ""

    @property
    def reset_url(self) -> str:
        """The same question without any filter."""
        return _url([*asking.text_pairs(self.query), *asking.sort_pairs(self.query)]) if self.active else ""

    @property
    def kept_by_field(self) -> Pairs:
        """What a new question in the field keeps: the filters."""
        return asking.filter_pairs(self.query)

    @property
    def kept_by_facets(self) -> Pairs:
        """What other filters keep: question and order."""
        return [*asking.text_pairs(self.query), *asking.sort_pairs(self.query)]

    @property
    def kept_by_order(self) -> Pairs:
        """What another order keeps: question and filters."""
        return [*asking.text_pairs(self.query), *asking.filter_pairs(self.query)]

    @property
    def pager_query(self) -> str:
        """The address's parameters without the page."""
        return asking.address("", [*self.kept_by_order, *asking.sort_pairs(self.query)]).lstrip("?")

    @property
    def sorts(self) -> list[tuple[str, str]]:
        """The orders to choose from."""
        return [(sort.value, str(sort.label)) for sort in Sort]


def build(results: Results, now: datetime, request: HttpRequest) -> ResultsPage:
    """The page of these results."""
    query = results.query
    hits = results.hits or [Hit(document) for document in results.instead]
    shown = cards.cards(hits, now, request)
    active = _active(results, now)
    return ResultsPage(
        query=query,
        results=results,
        heading=_heading(results, is_narrowed=bool(active)),
        cards=shown if results.hits else [],
        groups=narrowing.groups(results, now),
        active=active,
        ways=_ways(results),
        instead=[] if results.hits else shown,
        covers=[card.cover for card in shown if card.cover][:2],
        pager=Paginator(range(results.reachable), query.size).get_page(query.page),
    )


def _url(pairs: Pairs) -> str:
    return asking.address(reverse("search:results"), pairs)


def _heading(results: Results, *, is_narrowed: bool) -> SafeString:
    text, total = results.query.text, results.total
    if not total and not is_narrowed:
        return format_html(_("Nothing yet about “{}”"), text) if text else escape(_("Nothing here yet"))
    counted = grouped(total)
    if not text:
        return format_html(
            ngettext("{} thing to learn or join", "{} things to learn or join", total), counted
        )
    return format_html(ngettext("{} result for “{}”", "{} results for “{}”", total), counted, text)


def _active(results: Results, now: datetime) -> list[ActiveFilter]:
    """The chosen values, each with the address without it."""
    query = results.query
    return [
        ActiveFilter(label, _url([*asking.text_pairs(query), *rest, *asking.sort_pairs(query)]))
        for label, rest in narrowing.chips(results, now)
    ]


def _ways(results: Results) -> list[Link]:
    """What to try where nothing was found."""
    ways = []
    if results.suggestion:
        ways.append(
            Link(_("Search for “%(text)s”") % {"text": results.suggestion}, _url([("q", results.suggestion)]))
        )
    if results.query.text:
        save = asking.address(reverse("search:save"), asking.text_pairs(results.query))
        ways.append(Link(_("Save this search: you are told when there is something."), save))
    ways.append(Link(_("Write less, or other words for it."), ""))
    ways.append(Link(_("Accents may be left out: “trong nam” finds “trồng nấm”."), ""))
    for topic in results.topics[:2]:
        label = _("See all of %(topic)s (%(count)s)") % {"topic": topic.label, "count": grouped(topic.count)}
        ways.append(Link(label, _url([("subject", topic.code)])))
    return ways

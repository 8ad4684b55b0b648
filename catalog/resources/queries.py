"""Reading resources: which are out, which of them a list shows, which lie near one."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.resources.models import Resource
from catalog.vocabulary import queries as vocabulary
from catalog.vocabulary.models import Level
from hub.units.models import Unit

LISTED_WITH = ("subject", "level", "unit")
CARD = (
    *("slug", "key", "kind", "title", "description", "licence", "live", "thumbnail"),
    *("subject__name", "subject__family", "subject__motif", "level__name", "unit__name"),
)
"""The columns that a card shows."""

THUMBNAIL = "fill-640x400|format-jpeg"
"""The rendition that stands in for a drawn cover."""

NEWEST, MOST_USED, BY_TITLE = "newest", "used", "title"
ORDERS: dict[str, tuple[str, ...]] = {
    NEWEST: ("-first_published_at", "-pk"),
    MOST_USED: ("-use_count", "-pk"),
    BY_TITLE: ("title", "pk"),
}
ORDER_NAMES: dict[str, Promise] = {
    NEWEST: _("Newest first"),
    MOST_USED: _("Most used"),
    BY_TITLE: _("By title"),
}


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to: any of these slugs, codes, units' codes; empty means all."""

    subject: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    licence: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    sort: str = NEWEST

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The filters by name, the order aside."""
        return {name: getattr(self, name) for name in ("subject", "level", "kind", "licence", "unit")}


def published() -> QuerySet[Resource]:
    """The resources that are out."""
    return Resource.objects.filter(live=True)


def listed() -> QuerySet[Resource]:
    """Those that are out with all that a card shows of them, in one query."""
    return with_card(published())


def with_card(resources: QuerySet[Resource]) -> QuerySet[Resource]:
    """The same resources with all that a card shows of them."""
    return resources.select_related(*LISTED_WITH)


def narrowed(filters: Filters) -> QuerySet[Resource]:
    """The published resources that pass all filters, in the order asked for; see also `on_page`."""
    wanted: dict[str, object] = {"kind__in": filters.kind, "licence__in": filters.licence}
    if filters.subject:
        wanted["subject__in"] = vocabulary.with_parts(filters.subject).values("pk")
    if filters.level:
        wanted["level__in"] = Level.objects.filter(slug__in=filters.level).values("pk")
    if filters.unit:
        wanted["unit__in"] = Unit.objects.filter(code__in=filters.unit).values("pk")
    found = published().filter(**{lookup: values for lookup, values in wanted.items() if values})
    return found.order_by(*ORDERS[filters.sort])


def on_page(filters: Filters, number: str | None, per_page: int) -> tuple[Page, list[Resource]]:
    """One page of the narrowed list and its resources, ready for cards.

    The ids are found first, in an index alone: the thousandth page costs little more than the first.
    """
    page = Paginator(narrowed(filters).values_list("pk", flat=True), per_page).get_page(number)
    ids = list(page)
    found = {resource.pk: resource for resource in listed().filter(pk__in=ids)}
    return page, [found[pk] for pk in ids if pk in found]

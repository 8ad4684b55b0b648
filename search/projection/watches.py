"""Which changes of which rows change which documents. Data; `triggers` makes each database's SQL of it.

`marked` selects (kind, source id) of the entries to mark; `{row}` is the changed row: NEW, or OLD where it
was deleted. Nothing reaches descendants by itself: what a page's state does to the pages below it stands
here too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model
from wagtail.models import Page

PAGE, RESOURCE = "page", "resource"

INSERT, UPDATE, DELETE = "INSERT", "UPDATE", "DELETE"
ALWAYS = (INSERT, UPDATE, DELETE)

_ACTIVITY_FIELDS = ("unit_id", "subject_id", "level_id")


@dataclass(frozen=True)
class Watch:
    """One table's changes that matter. Of updates only those that change one of `columns`."""

    name: str
    table: str
    events: tuple[str, ...]
    columns: tuple[str, ...]
    marked: tuple[str, ...]


def watches() -> Iterator[Watch]:
    """All of them. Models are loaded when this is called."""
    yield from _pages()
    yield from _page_types()
    yield from _resources()
    yield from _vocabulary()
    yield from _units()
    yield from _promotions()


def _columns(label: str, *names: str) -> tuple[str, ...]:
    """The columns of a model's named fields; FieldDoesNotExist where the model has moved on."""
    meta = apps.get_model(label)._meta
    return tuple(meta.get_field(name).column for name in names)


def _pages() -> Iterator[Watch]:
    shown = _columns("wagtailcore.Page", "title", "path", "url_path", "content_type", "first_published_at")
    yield Watch("page", "wagtailcore_page", ALWAYS, shown, (f"SELECT '{PAGE}', {{row}}.id",))
    below = f"SELECT '{PAGE}', below.id FROM wagtailcore_page below"
    tree = f"{below} WHERE {{starts_with(below.path, {{row}}.path)}}"
    promoted = _promoted("{row}.id")
    yield Watch("page_tree", "wagtailcore_page", (UPDATE,), ("live",), (tree, *promoted))
    restricted = f"{below} JOIN wagtailcore_page above ON {{starts_with(below.path, above.path)}}"
    yield Watch(
        "restriction",
        "wagtailcore_pageviewrestriction",
        ALWAYS,
        _columns("wagtailcore.PageViewRestriction", "page", "restriction_type"),
        (f"{restricted} WHERE above.id = {{row}}.page_id",),
    )


def _page_types() -> Iterator[Watch]:
    """The tables of our own page types, each column of which may show in a document."""
    seen: set[str] = set()
    for model in apps.get_models():
        if issubclass(model, Page) and model is not Page and model._meta.app_label in _OURS:
            meta = model._meta
            if meta.db_table in seen or meta.proxy:
                continue
            seen.add(meta.db_table)
            own = [f for f in meta.local_concrete_fields if not f.primary_key]
            if own and meta.pk is not None:
                marked = f"SELECT '{PAGE}', {{row}}.{meta.pk.column}"
                columns = tuple(str(field.column) for field in own)
                yield Watch(meta.db_table, meta.db_table, (UPDATE,), columns, (marked,))


_OURS = frozenset({"hub", "catalog", "courses"})


def _resources() -> Iterator[Watch]:
    label = "catalog.Resource"
    names = ("live", "key", "slug", "title", "description", "subject", "level", "kind", "licence", "authors")
    more = ("source", "unit", "thumbnail", "first_published_at", "language")
    yield Watch(
        "resource",
        _table(label),
        ALWAYS,
        _columns(label, *names, *more),
        (f"SELECT '{RESOURCE}', {{row}}.id",),
    )


def _vocabulary() -> Iterator[Watch]:
    for label, field in (("catalog.Subject", "subject"), ("catalog.Level", "level")):
        model = apps.get_model(label)
        columns = tuple(f.column for f in model._meta.local_concrete_fields if not f.primary_key)
        using = (
            f"SELECT '{RESOURCE}', id FROM {_table('catalog.Resource')} WHERE {field}_id = {{row}}.id",
            f"SELECT '{PAGE}', page_ptr_id FROM {_table('courses.Activity')} WHERE {field}_id = {{row}}.id",
        )
        below = (_EVERYTHING_WHERE + _BELOW_SUBJECT,) if field == "subject" else ()
        yield Watch(field, _table(label), (UPDATE,), columns, (*using, *below))


_EVERYTHING_WHERE = "SELECT kind, source_id FROM search_entry WHERE EXISTS "
_BELOW_SUBJECT = "(SELECT 1 FROM catalog_subject below WHERE below.parent_id = {row}.id)"
"""A broader subject's name is in the documents of all below it; at any depth means: mark everything."""


def _units() -> Iterator[Watch]:
    """A unit's name is in the documents of all units below it; at any depth means: mark everything."""
    columns = _columns("hub.Unit", "name", "code", "kind")
    everything = f"{_EVERYTHING_WHERE}(SELECT 1 FROM hub_placement below WHERE below.parent_id = {{unit}})"
    renamed = (*_of_unit("{row}.id"), everything.format(unit="{row}.id"))
    moved = (*_of_unit("{row}.unit_id"), everything.format(unit="{row}.unit_id"))
    yield Watch("unit", "hub_unit", (UPDATE,), columns, renamed)
    places = _columns("hub.Placement", "unit", "parent", "valid_from", "valid_to")
    yield Watch("placement", "hub_placement", ALWAYS, places, moved)
    yield Watch(
        "alias", "hub_unitalias", ALWAYS, _columns("hub.UnitAlias", "unit", "name"), _of_unit("{row}.unit_id")
    )


def _of_unit(unit: str) -> tuple[str, ...]:
    """Everything that a unit publishes, and its own page."""
    tables = ("hub.ArticlePage", "hub.UnitPage", "courses.Activity")
    return (
        f"SELECT '{RESOURCE}', id FROM {_table('catalog.Resource')} WHERE unit_id = {unit}",
        *(f"SELECT '{PAGE}', page_ptr_id FROM {_table(label)} WHERE unit_id = {unit}" for label in tables),
    )


def _promotions() -> Iterator[Watch]:
    own = (
        f"SELECT '{PAGE}', {{row}}.page_id WHERE {{row}}.page_id IS NOT NULL",
        f"SELECT '{RESOURCE}', {{row}}.resource_id WHERE {{row}}.resource_id IS NOT NULL",
    )
    columns = _columns("hub.Promotion", "page", "resource", "starts_at", "ends_at", "edition")
    yield Watch("promotion", "hub_promotion", ALWAYS, columns, own)
    days = _columns("hub.EditionPage", "first_day", "last_day")
    yield Watch("edition_days", "hub_editionpage", (UPDATE,), days, _promoted("{row}.page_ptr_id"))


def _promoted(edition: str) -> tuple[str, ...]:
    """What an edition puts forward."""
    return tuple(
        f"SELECT '{kind}', {column} FROM hub_promotion WHERE edition_id = {edition} AND {column} IS NOT NULL"
        for kind, column in ((PAGE, "page_id"), (RESOURCE, "resource_id"))
    )


def _table(label: str) -> str:
    model: type[Model] = apps.get_model(label)
    return model._meta.db_table

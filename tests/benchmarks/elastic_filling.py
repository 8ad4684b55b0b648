"""Filling what search on Elasticsearch is measured on: the projection, the index, Wagtail's index."""

import time
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.management import call_command
from django.db import connection, models
from django.utils import timezone

from hub.settings.search_address import parse
from hub.units.models import Unit
from search.documents.document import Document
from search.engines.database import seen, writer
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.protocol import Change
from search.facets import BY_NAME
from search.feeding import rebuilding
from search.models import Entry
from tests.benchmarks.corpus import documents
from tests.benchmarks.wagtail_items.models import Item

BATCH = 500
KIND = "bench"
MOMENT = timezone.now().replace(year=2022, month=3, day=1)
"""When everything is asked: some things can be joined then, some are over."""


def engine(host: str, prefix: str) -> ElasticsearchEngine:
    """The engine with indices of its own, and patience with a machine that is busy."""
    address = parse(f"elasticsearch://{host}/{prefix}")
    if address is None:
        raise ValueError("there is no host")
    return ElasticsearchEngine(address, patience=60)


def projection(items: int) -> None:
    """Fill the database as the site does: documents, words, full text. What is there already stays.

    The demo comes first: a unit that gets its place marks everything below it to be built anew.
    """
    call_command("migrate", verbosity=0)
    if not Unit.objects.exists():
        call_command("load_demo", verbosity=0)
    held = Entry.objects.filter(kind=KIND).count()
    numbered = islice(enumerate(documents(items), 1), held, None)
    while batch := list(islice(numbered, BATCH)):
        writer.write(Change((KIND, number), 1, document) for number, document in batch)
    if held < items:
        seen.recount()
    _analyze()


def multiplied(times: int) -> None:
    """So many times as many entries, by one statement: the same documents under further numbers.

    Writing a million through the site's own path takes an hour; the rebuild reads entries alone.
    """
    names = [field.column for field in Entry._meta.concrete_fields if not field.primary_key]
    own = Entry.objects.filter(kind=KIND).count()
    if own > 100_000 or times < 2:
        return
    columns = ", ".join(names)
    values = ", ".join(f"source_id + {own} * n" if name == "source_id" else name for name in names)
    counting = f"SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {times - 1}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE n(n) AS ({counting})"
            f" INSERT INTO search_entry ({columns})"
            f" SELECT {values} FROM search_entry, n WHERE kind = '{KIND}'"
        )
    _analyze()


def index(made: ElasticsearchEngine) -> tuple[float, int]:
    """Rebuild the index from the projection; documents a second, and how many there are."""
    began_at = time.perf_counter()
    report = rebuilding.rebuild(made, timezone.now())
    number = sum(report.counts.values())
    return number / (time.perf_counter() - began_at), number


def settled(made: ElasticsearchEngine) -> None:
    """Wait until the cluster has put the new index in order."""
    while made.indices.client.tasks.list(actions="*forcemerge*")["nodes"]:
        time.sleep(0.5)


def wagtails(backend: Any, items: int) -> None:
    """The same documents for Wagtail: a table, and its own index made by its own backend."""
    if Item._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(Item)
    rows = islice(documents(items), Item.objects.count(), None)
    while batch := [_item(document) for document in islice(rows, BATCH)]:
        Item.objects.bulk_create(batch)
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(Item))
    new = rebuilder.start()
    new.add_model(Item)
    for chunk in _chunks(Item.objects.order_by("pk")):
        new.add_items(Item, chunk)
    rebuilder.finish()
    new.refresh()
    backend.es.indices.put_settings(index=new.name, settings={"index.requests.cache.enable": False})
    backend.es.options(request_timeout=600).indices.forcemerge(index=new.name, max_num_segments=1)


def _item(document: Document) -> Item:
    return Item(
        title=document.title,
        summary=document.summary,
        body=document.body,
        type=document.type,
        subject_codes=_codes("subject", document),
        level=document.level.code if document.level else "",
        mode_codes=_codes("mode", document),
        is_open=document.is_open(MOMENT),
        unit_codes=_codes("unit", document),
        licence=document.licence.code,
    )


def _codes(facet: str, document: Document) -> str:
    return " ".join(value.code for value in BY_NAME[facet].values(document))


def _chunks(rows: "models.QuerySet[Item]") -> Iterator[list[Item]]:
    last = 0
    while chunk := list(rows.filter(pk__gt=last)[:BATCH]):
        yield chunk
        last = chunk[-1].pk


def _analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

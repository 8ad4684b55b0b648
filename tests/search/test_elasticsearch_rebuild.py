"""A new index is made while the old one is searched and written to, and nothing is lost on the way."""

import time
from datetime import timedelta
from io import StringIO
from threading import Event, Thread

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from search.engines.database import writer
from search.engines.elasticsearch.connection import OutageError
from search.engines.elasticsearch.indices import Indices
from search.engines.protocol import Change, Query
from search.feeding import feeder, rebuilding
from search.models import Entry
from tests.factories.catalog import ResourceFactory
from tests.factories.documents import document
from tests.search.feeding import Fed, address_of, feed_all, keys, spoil, waiting
from tests.search.projecting import build


def test_a_rebuild_switches_at_once_and_keeps_the_index_before(named: Fed) -> None:
    for number in range(7):
        ResourceFactory(title=f"Sổ tay trồng chè {number}", key=f"HL{number}")
    build()
    feed_all(named)
    before = named.engine.indices.named()[named.engine.indices.alias]
    for _ in range(2):
        call_command("rebuild_index", stdout=(out := StringIO()), stderr=StringIO())
    indices = named.engine.indices
    assert "7 documents" in out.getvalue()
    assert indices.named().keys() == {indices.alias}
    assert len(indices.ours()) == 2
    assert not set(before) & set(indices.ours())
    assert len(keys(named, "trồng chè")) == 7


def test_a_rebuild_names_what_is_refused_and_takes_the_rest(named: Fed) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    ResourceFactory(title="Sổ tay hỏng", key="HL2")
    build()
    spoil(Entry.objects.get(key="HL2"))
    call_command("rebuild_index", stdout=(out := StringIO()), stderr=(err := StringIO()))
    assert "1 documents" in out.getvalue()
    assert "refused resource" in err.getvalue()
    assert keys(named) == ["HL1"]


@pytest.mark.django_db(transaction=True)
def test_a_rebuild_holds_what_nobody_has_built_yet(named: Fed) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    assert Entry.objects.get().is_stale
    call_command("rebuild_index", stdout=(out := StringIO()), stderr=StringIO())
    assert "1 documents" in out.getvalue()
    assert keys(named) == ["HL1"]


def test_after_an_update_an_index_of_an_older_form_is_made_anew_by_itself(named: Fed) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    build()
    feed_all(named)
    indices = named.engine.indices
    before = indices.named()[indices.alias]
    indices.client.indices.put_mapping(index=indices.alias, meta={"form": "of last year"})
    cache.clear()
    assert not rebuilding.has_index(named.engine)
    feeder.feed(named.engine, timezone.now())
    assert indices.named()[indices.alias] != before
    assert rebuilding.has_index(named.engine)
    assert keys(named, "trồng chè") == ["HL1"]


def test_two_rebuilds_do_not_meet(named: Fed) -> None:
    cache.add(rebuilding.LOCK, "somebody", 60)
    with pytest.raises(CommandError, match="under way"):
        call_command("rebuild_index")


def test_a_rebuild_that_does_not_hold_everything_is_not_searched(named: Fed, monkeypatch) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    build()
    feed_all(named)
    before = named.engine.indices.named()
    monkeypatch.setattr(rebuilding, "_fill", lambda *args: None)
    monkeypatch.setattr(rebuilding, "LOOKS", 2)
    with pytest.raises(CommandError, match="does not hold"):
        call_command("rebuild_index")
    assert named.engine.indices.named() == before
    assert keys(named) == ["HL1"]


def test_what_goes_wrong_after_the_switch_does_not_undo_it(named: Fed, monkeypatch) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    build()
    feed_all(named)

    def fails(self: Indices, name: str, before: list[str]) -> None:
        raise OutageError("gone")

    monkeypatch.setattr(Indices, "_tidy", fails)
    report = rebuilding.rebuild(named.engine, timezone.now())
    assert named.engine.indices.named() == {named.engine.indices.alias: [report.index]}
    assert keys(named) == ["HL1"]


def test_what_the_first_index_takes_is_not_handed_over_twice(named: Fed, monkeypatch) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    build()
    named.drop()
    monkeypatch.setattr(rebuilding, "_catch_up", lambda *args: None)
    rebuilding.rebuild(named.engine, timezone.now())
    assert waiting() == Entry.objects.filter(is_findable=False, acknowledged_version=0).count()


def test_what_changes_while_it_is_rebuilt_is_in_the_new_index(named: Fed) -> None:
    first = ResourceFactory(title="Sổ tay trồng chè", key="HL0")
    gone = ResourceFactory(title="Sổ tay sắp bỏ", key="HL1")
    build()
    feed_all(named)

    def meanwhile(done: int, total: int) -> None:
        if Entry.objects.filter(key="HL9").exists():
            return
        first.title = "Sổ tay đan lát"
        first.save()
        gone.delete()
        ResourceFactory(title="Sổ tay mới", key="HL9")
        build()
        feeder.feed(named.engine, timezone.now())
        named.engine.indices.refresh()
        assert keys(named) == ["HL0", "HL9"], "the old index is searched and kept fresh meanwhile"

    report = rebuilding.rebuild(named.engine, timezone.now() + timedelta(seconds=1), meanwhile)
    assert report.counts == {"RESOURCE": 2}
    assert (keys(named), keys(named, "đan lát"), waiting()) == (["HL0", "HL9"], ["HL0"], 0)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_while_others_write_all_the_time(fed: Fed, settings) -> None:
    """One writes, changes and takes away; the worker feeds; two rebuilds run; a searcher searches."""
    settings.SEARCH_URL = address_of(fed)
    writer.write([Change(("test", 1), 1, document("a1", "Bài 1"))])
    feed_all(fed)
    errors: list[str] = []
    stop = Event()

    def write(round_: int) -> None:
        number = 3 * round_ + 2
        made = [Change(("test", n), 1, document(f"a{n}", f"Bài {n}")) for n in range(number, number + 3)]
        writer.write(made)
        writer.write([Change(("test", number), 2, document(f"a{number}", f"Sách {number}"))])
        writer.write([Change(("test", number + 1), 2, None)])

    def work(round_: int) -> None:
        feeder.feed(fed.engine, timezone.now())

    def search(round_: int) -> None:
        if not fed.search(Query("bài"), timezone.now()).total:
            errors.append("nothing found")

    def again_and_again(do) -> None:
        for round_ in range(1_000_000):
            if stop.is_set():
                break
            try:
                do(round_)
            except Exception as error:
                errors.append(f"{do.__name__}: {error!r}")
            time.sleep(0.03)
        connection.close()

    threads = [Thread(target=again_and_again, args=(do,)) for do in (write, work, search)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(2):
            time.sleep(1)
            rebuilding.rebuild(fed.engine, timezone.now())
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    feed_all(fed)
    assert errors == []
    assert waiting() == 0
    entries = Entry.objects.filter(is_findable=True)
    assert fed.count() == {"RESOURCE": entries.count()}
    changed = entries.filter(built_version=2).count()
    assert fed.search(Query("sách", is_literal=True), timezone.now()).total == changed > 3

"""Elasticsearch is compared with the database thing by thing; what differs is found, mended and said."""

import logging
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.utils import timezone

from hub.worker import registry
from search.engines.database import writer
from search.engines.protocol import Change
from search.feeding import comparing
from search.models import Entry
from tests.factories.catalog import ResourceFactory
from tests.factories.documents import document
from tests.search.feeding import Fed, feed_all, keys, waiting
from tests.search.projecting import build


@pytest.fixture
def three(named: Fed) -> Fed:
    """Three resources, in the index as in the database."""
    for number in range(3):
        ResourceFactory(title=f"Sổ tay {number}", key=f"HL{number}")
    build()
    feed_all(named)
    return named


def name(key: str) -> str:
    entry = Entry.objects.get(key=key)
    return f"{entry.kind}-{entry.source_id}"


def in_words(key: str) -> str:
    return name(key).replace("-", " ")


def delete(fed: Fed, key: str) -> None:
    """Take a document out of the index behind the hub's back."""
    fed.engine.indices.client.delete(index=fed.engine.indices.alias, id=name(key), refresh=True)


def test_where_nothing_differs_nothing_is_said_or_written(three: Fed) -> None:
    before = list(Entry.objects.order_by("pk").values_list("version", "acknowledged_version"))
    report = comparing.compare(three.engine)
    assert (report.looked_at, report.number()) == (Entry.objects.filter(is_findable=True).count(), 0)
    assert list(Entry.objects.order_by("pk").values_list("version", "acknowledged_version")) == before


def test_a_document_that_is_missing_is_found_and_brought_back(three: Fed) -> None:
    delete(three, "HL1")
    assert comparing.compare(three.engine, mend=False).missing == [in_words("HL1")]
    assert keys(three) == ["HL0", "HL2"], "it was only looked for"
    assert comparing.compare(three.engine).missing == [in_words("HL1")]
    three.engine.indices.refresh()
    assert (keys(three), waiting()) == (["HL0", "HL1", "HL2"], 0)
    assert comparing.compare(three.engine).number() == 0


def test_a_document_that_should_not_be_there_is_taken_away(three: Fed) -> None:
    three.engine.index([Change(("resource", 987654), 3, document("HL9", "Sổ tay thừa"))])
    three.engine.indices.client.index(
        index=three.engine.indices.alias, id="foreign", document={"type": "RESOURCE"}
    )
    three.engine.indices.refresh()
    report = comparing.compare(three.engine)
    assert sorted(report.extra) == [" foreign", "resource 987654"]
    three.engine.indices.refresh()
    assert keys(three) == ["HL0", "HL1", "HL2"]
    assert sum(three.count().values()) == 3


def test_what_was_taken_away_in_the_database_alone_is_taken_away(three: Fed) -> None:
    entry = Entry.objects.get(key="HL2")
    writer.write([Change((entry.kind, entry.source_id), entry.version + 1, None)])
    Entry.objects.filter(pk=entry.pk).update(acknowledged_version=entry.version + 1)
    assert comparing.compare(three.engine).extra == [in_words("HL2")]
    three.engine.indices.refresh()
    assert keys(three) == ["HL0", "HL1"]


@pytest.mark.parametrize("held", [-1, 50])
def test_an_older_document_or_one_of_a_database_that_was_restored_is_replaced(three: Fed, held: int) -> None:
    entry = Entry.objects.get(key="HL0")
    identity = entry.kind, entry.source_id
    if held < 0:
        writer.write([Change(identity, entry.version + 1, document("HL0", "Bản mới"))])
        Entry.objects.filter(pk=entry.pk).update(acknowledged_version=entry.version + 1)
    else:
        writer.write([Change(identity, entry.version + 1, document("HL0", "Bản mới"))])
        three.engine.index([Change(identity, entry.version + held, document("HL0", "Bản của tương lai"))])
        Entry.objects.filter(pk=entry.pk).update(acknowledged_version=entry.version + 1)
    assert comparing.compare(three.engine).older == [in_words("HL0")]
    three.engine.indices.refresh()
    assert keys(three, "bản mới") == ["HL0"]
    assert comparing.compare(three.engine).number() == 0


def test_what_is_on_its_way_is_no_difference(three: Fed) -> None:
    entry = Entry.objects.get(key="HL0")
    writer.write([Change((entry.kind, entry.source_id), entry.version + 1, document("HL0", "Bản mới"))])
    entry = Entry.objects.get(key="HL1")
    writer.write([Change((entry.kind, entry.source_id), entry.version + 1, None)])
    assert comparing.compare(three.engine, mend=False).number() == 0


def test_many_pages_are_read_in_one_order(three: Fed, monkeypatch) -> None:
    """Numbers of different lengths, several pages, two kinds that sort before and after."""
    monkeypatch.setattr(comparing, "CHUNK", 3)
    for kind in ("a", "z"):
        for number in (1, 2, 9, 10, 11, 100, 1000):
            writer.write([Change((kind, number), 1, document(f"{kind}{number}", f"Bài {number}"))])
    feed_all(three)
    assert comparing.compare(three.engine).number() == 0
    three.engine.indices.client.delete(index=three.engine.indices.alias, id="a-10", refresh=True)
    three.engine.indices.client.delete(index=three.engine.indices.alias, id="z-1000", refresh=True)
    assert comparing.compare(three.engine).missing == ["a 10", "z 1000"]


def test_the_command_says_what_differed_and_fails_where_it_may_not_mend(three: Fed) -> None:
    delete(three, "HL1")
    with pytest.raises(CommandError, match="1 of 3 differ"):
        call_command("reconcile_search", check=True, stdout=(out := StringIO()))
    assert f"missing in the engine: {in_words('HL1')}" in out.getvalue()
    call_command("reconcile_search", stdout=(out := StringIO()))
    assert "1 differed and were mended" in out.getvalue()
    call_command("search_status", stdout=(out := StringIO()))
    assert "3 looked at, 1 missing, 0 older, 0 extra" in out.getvalue()


def test_the_workers_timer_compares_mends_and_says_so_in_the_log(three: Fed, caplog) -> None:
    delete(three, "HL1")
    (job,) = [job for job in registry.jobs() if job.name == "search: compare the engine"]
    with caplog.at_level(logging.WARNING, logger="search"):
        job.run(timezone.now())
    assert "differed from the database in 1 of 3 (missing 1, older 0, extra 0); mended" in caplog.text
    three.engine.indices.refresh()
    assert keys(three) == ["HL0", "HL1", "HL2"]


def test_an_engine_that_is_away_is_said_and_nothing_is_marked(three: Fed, settings, caplog) -> None:
    settings.SEARCH_URL = "elasticsearch://127.0.0.1:9/nobody"
    comparing.nightly(timezone.now())
    assert "could not be compared" in caplog.text
    assert cache.get(comparing.LAST)["error"]
    with pytest.raises(CommandError, match="could not be compared"):
        call_command("reconcile_search", stdout=StringIO())
    assert waiting() == 0

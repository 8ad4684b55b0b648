"""The worker feeds Elasticsearch from the projection: nothing is lost, nothing claimed that was not done."""

from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.utils import timezone

from search.engines.database import writer
from search.engines.protocol import Change, EngineError
from search.feeding import feeder, queue
from search.models import Entry, Refusal
from search.projection import building
from tests.factories.catalog import ResourceFactory
from tests.factories.documents import document
from tests.search.feeding import Fed, feed_all, keys, spoil, waiting
from tests.search.projecting import build


def test_what_is_published_is_found_and_acknowledged(named: Fed) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    build()
    assert waiting() > 0
    feed_all(named)
    assert keys(named, "trồng chè") == ["HL1"]
    assert waiting() == 0


def test_what_changes_and_goes_follows(named: Fed) -> None:
    resource = ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    build()
    feed_all(named)
    resource.title = "Sổ tay đan lát"
    resource.save()
    build()
    feed_all(named)
    assert (keys(named, "trồng chè"), keys(named, "đan lát")) == ([], ["HL1"])
    resource.delete()
    build()
    assert waiting() > 0
    feed_all(named)
    assert (keys(named, "đan lát"), waiting()) == ([], 0)


def test_repeats_and_older_versions_change_nothing(named: Fed) -> None:
    newer, older = document("a", "Bản hai"), document("a", "Bản một")
    named.engine.index([Change(("test", 1), 2, newer)])
    named.engine.index([Change(("test", 1), 1, older), Change(("test", 1), 2, older)])
    named.engine.index([Change(("test", 1), 1, None)])
    named.engine.indices.refresh()
    assert keys(named) == ["a"]
    assert keys(named, "bản hai") == ["a"]


def test_one_bad_document_is_named_and_stops_no_other(named: Fed) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    ResourceFactory(title="Sổ tay hỏng", key="HL2")
    build()
    spoil(Entry.objects.get(key="HL2"))
    feed_all(named)
    assert keys(named) == ["HL1"]
    (refusal,) = Refusal.objects.all()
    assert (refusal.entry.key, "400" in refusal.reason, waiting()) == ("HL2", True, 1)
    with pytest.raises(CommandError):
        call_command("search_status", check=True, stdout=(out := StringIO()))
    assert "waiting: 1" in out.getvalue()
    assert "refused resource" in out.getvalue()


def test_a_refused_one_is_tried_again_later_and_later_each_time(named: Fed) -> None:
    ResourceFactory(title="Sổ tay hỏng", key="HL2")
    build()
    entry = Entry.objects.get(key="HL2")
    spoil(entry)
    now = timezone.now()
    feed_all(named, now)
    assert not queue.due(now).exists()
    later = now + queue.FIRST_PAUSE
    feed_all(named, later)
    refusal = Refusal.objects.get()
    assert (refusal.attempts, refusal.retry_at) == (2, later + 2 * queue.FIRST_PAUSE)
    assert refusal.refused_at == now
    entry.refresh_from_db()
    good = document("HL2", "Sổ tay lành")
    writer.write([Change((entry.kind, entry.source_id), entry.version + 1, good)])
    feed_all(named, later)
    assert (keys(named, "lành"), Refusal.objects.count(), waiting()) == (["HL2"], 0, 0)


def test_what_one_index_takes_and_another_refuses_is_not_acknowledged(named: Fed) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    build()
    indices = named.engine.indices
    indices.create(timezone.now(), indices.building)
    indices.client.indices.put_settings(
        index=indices.named()[indices.building][0], settings={"index.blocks.write": True}
    )
    with pytest.raises(EngineError, match="were not taken"):
        feeder.feed(named.engine, timezone.now())
    assert waiting() > 0
    assert Refusal.objects.count() == 0


def test_a_read_only_index_keeps_everything_waiting_and_then_catches_up(named: Fed) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    build()
    indices = named.engine.indices
    block = "index.blocks.read_only_allow_delete"  # what the disk watermark sets
    indices.client.indices.put_settings(index=indices.alias, settings={block: True})
    clock = [0.0]
    worker = feeder.Feeder(clock=lambda: clock[0])
    assert worker.work(timezone.now()) == 0
    assert waiting() > 0
    assert "read-only" in cache.get(feeder.LAST_ERROR)["error"]
    indices.client.indices.put_settings(index=indices.alias, settings={block: None})
    assert worker.work(timezone.now()) == 0, "it pauses"
    clock[0] += feeder.FIRST_PAUSE
    assert worker.work(timezone.now()) > 0
    assert waiting() == 0


def test_a_wiped_index_is_made_again_by_itself(named: Fed) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    build()
    feed_all(named)
    named.drop()
    cache.clear()
    feed_all(named)
    assert keys(named, "trồng chè") == ["HL1"]


def test_with_no_engine_named_nothing_is_fed_and_nothing_said(db, settings, client) -> None:
    ResourceFactory(title="Sổ tay trồng chè")
    build()
    assert feeder.Feeder().work(timezone.now()) == 0
    call_command("search_status", check=True, stdout=(out := StringIO()))
    assert "waiting: 0" in out.getvalue()
    assert "information" not in client.get("/readyz").json()


def test_the_health_page_tells_the_lag_and_does_not_fail_for_it(named: Fed, client) -> None:
    before = client.get("/readyz").json()
    assert before["checks"].keys() == {"database", "migrations", "worker"}
    from search.feeding.status import in_a_sentence

    ResourceFactory(title="Sổ tay trồng chè")
    build()
    assert in_a_sentence().startswith(f"elasticsearch: {waiting()} changes wait, 0 refused")


@pytest.mark.django_db(transaction=True)
def test_publishing_leaves_the_building_to_the_worker(named: Fed) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    assert list(Entry.objects.values_list("is_stale", flat=True)) == [True]
    call_command("search_status", stdout=(out := StringIO()))
    assert "waiting: 1" in out.getvalue()
    assert building.work(timezone.now()) == 1
    feed_all(named)
    assert keys(named, "trồng chè") == ["HL1"]


@pytest.mark.django_db(transaction=True)
def test_with_no_engine_named_it_is_found_at_once(settings) -> None:
    settings.SEARCH_URL = ""
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    assert list(Entry.objects.values_list("is_stale", "is_findable")) == [(False, True)]

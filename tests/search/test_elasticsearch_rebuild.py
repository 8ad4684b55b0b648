"""A new index is made while the old one is searched and written to, and nothing is lost on the way."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.utils import timezone

from search.feeding import feeder, rebuilding
from search.models import Entry
from tests.factories.catalog import ResourceFactory
from tests.search.feeding import Fed, feed_all, keys, spoil, waiting
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

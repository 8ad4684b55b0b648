"""Timed jobs run when due, once whoever watches the clock; loops run until nothing is left."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page, Revision

from hub.pages.models import StandardPage
from hub.worker import publishing, registry, timer

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs(monkeypatch):
    monkeypatch.setattr(registry, "_jobs", {})
    monkeypatch.setattr(registry, "_loops", {})


def test_a_job_runs_when_its_time_has_come_and_not_before(jobs) -> None:
    moments = []
    registry.add_job("x", timedelta(minutes=5), moments.append)
    now, memory = timezone.now(), {}
    for minutes in (0, 1, 4.9, 5, 7, 10):
        timer.run_due(now + timedelta(minutes=minutes), memory)
    assert [(moment - now).total_seconds() / 60 for moment in moments] == [0, 5, 10]


def test_two_timers_never_run_the_same_job_both(jobs) -> None:
    moments = []
    registry.add_job("x", timedelta(minutes=5), moments.append)
    now = timezone.now()
    assert [timer.run_due(now, {}), timer.run_due(now, {})] == [["x"], []]
    assert len(moments) == 1


def test_a_job_that_fails_does_not_stop_the_others(jobs) -> None:
    def fails(now):
        raise ValueError("no")

    registry.add_job("a", timedelta(minutes=5), fails)
    registry.add_job("b", timedelta(minutes=5), lambda now: None)
    assert timer.run_due(timezone.now(), {}) == ["b"]


def test_loops_run_until_told_to_stop(jobs) -> None:
    running = timer.Running()
    left = [3, 2, 0]

    def some(now):
        if not left:
            running.stop()
            return 0
        return left.pop(0)

    registry.add_loop("x", some)
    timer.run_loops(running)
    assert left == []


def scheduled_page(home, slug: str, now) -> StandardPage:
    page = home.add_child(
        instance=StandardPage(title=slug, slug=slug, live=False, go_live_at=now + timedelta(hours=1))
    )
    page.save_revision(approved_go_live_at=now + timedelta(hours=1))
    return page


def test_what_is_scheduled_goes_live_in_its_time(home) -> None:
    now = timezone.now()
    page = scheduled_page(home, "a", now)
    assert publishing.publish_scheduled(now) == 0
    with time_machine.travel(now + timedelta(hours=1, seconds=1), tick=False):
        assert publishing.publish_scheduled(timezone.now()) == 1
    assert Page.objects.get(pk=page.pk).live


def test_what_expires_is_taken_down(home) -> None:
    now = timezone.now()
    page = home.add_child(
        instance=StandardPage(title="a", slug="a", expire_at=now - timedelta(seconds=1), live=True)
    )
    assert publishing.publish_scheduled(now) == 1
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)


def test_one_that_cannot_be_published_keeps_no_other_back(home, monkeypatch) -> None:
    now = timezone.now()
    pages = [scheduled_page(home, slug, now) for slug in ("a", "b")]
    publish = Revision.publish

    def sometimes(self, **kwargs):
        if self.object_id == str(pages[0].pk):
            raise ValueError("cannot")
        return publish(self, **kwargs)

    monkeypatch.setattr(Revision, "publish", sometimes)
    with time_machine.travel(now + timedelta(hours=2), tick=False):
        assert publishing.publish_scheduled(timezone.now()) == 1
    assert [Page.objects.get(pk=page.pk).live for page in pages] == [False, True]

"""What the search engine refused: coordinators see it and have it tried again, nobody else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hub.accounts.permissions import Role
from search.feeding import queue
from search.models import Entry, Refusal
from tests.factories.catalog import ResourceFactory
from tests.search.feeding import Fed, feed_all, keys, spoil
from tests.search.projecting import build

pytestmark = pytest.mark.django_db
LIST = "/admin/refusals/"


def refuse(number: int) -> Refusal:
    entry = Entry.objects.create(
        kind="test",
        source_id=number,
        is_stale=False,
        is_findable=True,
        document={"title": f"Sổ tay {number}"},
    )
    now = timezone.now()
    return Refusal.objects.create(
        entry=entry,
        version=1,
        reason="400 too_long",
        attempts=3,
        refused_at=now,
        retry_at=now + timedelta(hours=1),
    )


def test_the_list_says_what_why_and_how_often_in_vietnamese(client_of) -> None:
    refuse(7)
    page = client_of(Role.COORDINATOR).get(LIST).content.decode()
    for text in ("Sổ tay 7 (test 7)", "400 too_long", "Lý do bị từ chối", "Số lần thử", "Thử lại ngay"):
        assert text in page


def test_the_time_of_the_next_attempt_is_shown_itself(client_of) -> None:
    refusal = refuse(7)
    Refusal.objects.filter(pk=refusal.pk).update(retry_at=datetime(2026, 12, 1, 8, 30, tzinfo=UTC))
    assert "15:30 01-12-2026" in client_of(Role.COORDINATOR).get(LIST).content.decode()


def test_it_asks_as_much_for_six_as_for_two(client_of) -> None:
    client = client_of(Role.COORDINATOR)

    def count() -> int:
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        return len(queries)

    for number in range(2):
        refuse(number)
    few = count()
    for number in range(2, 6):
        refuse(number)
    assert count() == few


def test_the_button_has_it_tried_again_at_once(client_of, named: Fed) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    build()
    entry = Entry.objects.get(key="HL1")
    good = entry.document
    spoil(entry)
    now = timezone.now()
    feed_all(named, now)
    Entry.objects.filter(pk=entry.pk).update(document=good)
    assert not queue.due(now).exists()
    answer = client_of(Role.COORDINATOR).post(f"{LIST}{entry.pk}/again/", follow=True)
    assert "Hệ thống sẽ thử lại trong vài giây tới" in answer.content.decode()
    feed_all(named)
    assert (keys(named, "trồng chè"), Refusal.objects.count()) == (["HL1"], 0)


@pytest.mark.parametrize("role", [None, Role.EDITOR, Role.REVIEWER, Role.ORGANIZER, Role.TEACHER])
def test_nobody_else_sees_the_list_or_has_anything_tried_again(client_of, role: str | None) -> None:
    refusal = refuse(1)
    client = client_of(role)
    answer = client.get(LIST)
    assert answer.status_code in {302, 403}
    assert client.post(f"{LIST}{refusal.pk}/again/").status_code in {302, 403}
    before = refusal.retry_at
    refusal.refresh_from_db()
    assert refusal.retry_at == before


def test_the_button_is_not_pressed_by_a_link(client_of) -> None:
    refusal = refuse(1)
    assert client_of(Role.COORDINATOR).get(f"{LIST}{refusal.pk}/again/").status_code == 405

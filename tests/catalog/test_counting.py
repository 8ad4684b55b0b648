"""Views, downloads and plays: counted without a person, in the ledger when the day is over."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from catalog.counting import actions, queries
from catalog.counting.models import DailyUse, Use
from catalog.counting.settling import settle
from hub.participation.models import Kind, Participation
from hub.worker import registry
from tests.factories.catalog import ResourceFactory

pytestmark = pytest.mark.django_db

PHONE = "Mozilla/5.0 (Linux; Android 13) Mobile"


def look(resource, agent=PHONE, address="203.0.113.5", client=None):
    """A browser says that a resource is being looked at."""
    path = f"/hoc-lieu/{resource.slug}/luot-xem/"
    return (client or Client()).post(path, headers={"User-Agent": agent}, REMOTE_ADDR=address)


def local(text):
    return timezone.make_aware(datetime.fromisoformat(text))


def test_a_view_is_counted_once_a_device_and_half_hour():
    resource = ResourceFactory()
    with time_machine.travel(local("2022-10-04 09:00"), tick=False) as clock:
        assert look(resource).status_code == 204
        look(resource)
        look(resource, address="203.0.113.6")
        clock.shift(timedelta(minutes=31))
        look(resource)
    row = DailyUse.objects.get()
    assert (row.use, row.count, row.day) == (Use.VIEW, 3, date(2022, 10, 4))


@pytest.mark.parametrize("agent", ["", "Googlebot/2.1", "python-requests/2", "facebookexternalhit/1.1"])
def test_robots_do_not_count(agent):
    look(ResourceFactory(), agent=agent)
    assert not DailyUse.objects.exists()


def test_looking_at_what_is_not_out_does_not_count():
    assert look(ResourceFactory(live=False)).status_code == 404
    assert not DailyUse.objects.exists()


def test_a_view_is_counted_by_post_alone():
    resource = ResourceFactory()
    assert Client().get(f"/hoc-lieu/{resource.slug}/luot-xem/").status_code == 405


def test_no_token_is_needed_and_no_cookie_is_set():
    response = look(ResourceFactory(), client=Client(enforce_csrf_checks=True))
    assert response.status_code == 204
    assert not response.cookies


def test_a_view_costs_few_statements(django_assert_max_num_queries):
    resource = ResourceFactory()
    look(resource)
    with django_assert_max_num_queries(8):
        look(resource, address="203.0.113.7")


def test_a_finished_day_becomes_one_row_of_the_ledger():
    resource = ResourceFactory(key="HL018")
    day = date(2022, 10, 4)
    actions.add(resource.pk, Use.VIEW, on=day, times=5)
    actions.add(resource.pk, Use.VIEW, on=day)
    actions.add(resource.pk, Use.DOWNLOAD, on=day, times=2)
    assert settle(now=local("2022-10-05 00:20")) == 2
    rows = {row.idempotency_key: row for row in Participation.objects.all()}
    viewed = rows["view:RESOURCE:HL018:2022-10-04"]
    assert (viewed.kind, viewed.quantity, viewed.unit) == (Kind.RESOURCE_VIEWED, 6, resource.unit)
    assert (viewed.occurred_on, viewed.person, viewed.person_key) == (day, None, "")
    assert rows["download:RESOURCE:HL018:2022-10-04"].quantity == 2


def test_settling_twice_is_once_and_a_settled_day_is_closed():
    resource = ResourceFactory()
    actions.add(resource.pk, Use.VIEW, on=date(2022, 10, 4), times=5)
    assert [settle(now=local("2022-10-05 08:00")), settle(now=local("2022-10-05 09:00"))] == [1, 0]
    actions.add(resource.pk, Use.VIEW, on=date(2022, 10, 4))
    settle(now=local("2022-10-05 10:00"))
    assert Participation.objects.get().quantity == DailyUse.objects.get().count == 5


def test_the_day_that_is_going_on_waits():
    resource = ResourceFactory()
    actions.add(resource.pk, Use.VIEW, on=date(2022, 10, 4))
    assert settle(now=local("2022-10-04 23:59")) == settle(now=local("2022-10-05 00:05")) == 0
    assert queries.of(resource.pk).views == 1


def test_many_days_and_resources_are_settled_batch_by_batch(monkeypatch):
    monkeypatch.setattr("catalog.counting.settling.AT_ONCE", 2)
    for _ in range(5):
        actions.add(ResourceFactory().pk, Use.PLAY, on=date(2022, 10, 4))
    assert settle(now=local("2022-10-06 08:00")) == 5
    assert Participation.objects.filter(kind=Kind.GAME_PLAYED).count() == 5


def test_uses_are_summed_over_the_days_in_one_statement(django_assert_num_queries):
    resource = ResourceFactory()
    for day in range(1, 5):
        actions.add(resource.pk, Use.VIEW, on=date(2022, 10, day), times=day)
    actions.add(resource.pk, Use.DOWNLOAD, on=date(2022, 10, 1))
    with django_assert_num_queries(1):
        assert queries.of(resource.pk) == queries.Uses(views=10, downloads=1)


def test_the_database_holds_one_row_a_resource_use_and_day():
    row = {"resource": ResourceFactory(), "use": Use.VIEW, "day": date(2022, 10, 4)}
    DailyUse.objects.create(**row)
    with transaction.atomic(), pytest.raises(IntegrityError):
        DailyUse.objects.create(**row)
    with transaction.atomic(), pytest.raises(IntegrityError):
        DailyUse.objects.create(**{**row, "use": "LIKE"})


def test_the_timer_knows_of_it():
    assert "catalog: uses of finished days" in {job.name for job in registry.jobs()}

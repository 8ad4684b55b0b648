"""The version of what the public sees rises with every change of it, and with nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from hub.freshness import clock
from hub.freshness.models import SiteVersion
from hub.freshness.signals import is_public
from hub.models import Participation, Unit
from tests.factories.units import UnitFactory


def version() -> int:
    return SiteVersion.objects.values_list("version", flat=True).first() or 0


@pytest.mark.django_db(transaction=True)
def test_a_saved_unit_raises_the_version_once_a_transaction() -> None:
    before = version()
    with transaction.atomic():
        UnitFactory(name="Phường Một")
        UnitFactory(name="Phường Hai")
        assert version() == before
    assert version() == before + 1


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_raises_nothing() -> None:
    def fail_after_saving() -> None:
        with transaction.atomic():
            UnitFactory(name="Phường Ba")
            raise RuntimeError

    before = version()
    with pytest.raises(RuntimeError):
        fail_after_saving()
    assert version() == before


@pytest.mark.django_db(transaction=True)
def test_a_process_sees_a_change_as_soon_as_it_looks_again() -> None:
    watching = clock.Clock(seconds=0)
    epoch = watching.now()
    assert watching.now() == epoch
    UnitFactory(name="Phường Bốn")
    assert watching.now() > epoch


@pytest.mark.django_db(transaction=True)
def test_between_two_looks_nothing_is_asked_of_the_database(django_assert_num_queries) -> None:
    watching = clock.Clock(seconds=60)
    epoch = watching.now()
    UnitFactory(name="Phường Năm")
    with django_assert_num_queries(0):
        assert watching.now() == epoch


@pytest.mark.django_db(transaction=True)
def test_midnight_is_a_change_though_nothing_was_saved() -> None:
    with time_machine.travel(datetime(2026, 10, 3, 16, 59, tzinfo=UTC), tick=False) as traveller:
        watching = clock.Clock(seconds=60)
        epoch = watching.now()
        traveller.shift(timedelta(minutes=2))
        assert watching.now() > epoch


def test_a_registered_moment_comes_before_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_boundaries", [])
    now = datetime(2026, 10, 3, 2, 0, tzinfo=UTC)
    assert timezone.localtime(clock.next_boundary(now)).hour == 0
    clock.register_boundary(lambda now: now + timedelta(minutes=5))
    clock.register_boundary(lambda now: None)
    assert clock.next_boundary(now) == now + timedelta(minutes=5)


def test_what_is_written_with_every_visitor_does_not_count_as_publishing() -> None:
    assert is_public(Unit)
    assert not is_public(Participation)

"""Recording once, undoing once, and what is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from hub.participation import ledger
from hub.participation.errors import KeyReusedError
from hub.participation.models import (
    Category,
    Channel,
    Kind,
    Participation,
    ParticipationPerson,
    ParticipationTotal,
)
from hub.subjects import Subject
from tests.factories import ledger as make

pytestmark = pytest.mark.django_db


def total(unit):
    rows = list(ParticipationTotal.objects.filter(unit=unit))
    return (sum(row.quantity for row in rows), sum(row.entries for row in rows))


def test_a_row_says_what_happened_and_is_counted():
    unit, person, officer, week = make.unit(), make.person(), make.person(), make.edition()

    [row] = ledger.record(
        make.entry(unit, quantity=3, amount=500, person=person, category=Category.PUPIL),
        by=officer,
        now=make.NOON + timedelta(minutes=5),
    )

    row.refresh_from_db()
    assert (row.unit, row.edition, row.person, row.recorded_by) == (unit, week, person, officer)
    assert row.occurred_on == date(2022, 10, 4)
    stored = ParticipationTotal.objects.get(unit=unit)
    assert (stored.edition_key, stored.kind, stored.topic, stored.channel, stored.category) == (
        week.pk,
        "ATTENDED",
        "TRAINING",
        "ON_SITE",
        "PUPIL",
    )
    assert (stored.quantity, stored.amount, stored.entries) == (3, 500, 1)
    known = ParticipationPerson.objects.get(unit=unit)
    assert (known.person_key, known.entries) == (person.ledger_key.hex, 1)


def test_the_day_is_the_local_one():
    late = datetime(2022, 10, 3, 18, 30, tzinfo=UTC)  # 01:30 on the 4th in Bắc Kạn
    assert make.happened(make.unit(), occurred_at=late).occurred_on == date(2022, 10, 4)


def test_outside_every_week_there_is_no_edition():
    make.edition()
    assert make.happened(make.unit(), occurred_at=make.NOON + timedelta(days=30)).edition is None


def test_the_same_key_is_written_and_counted_once():
    unit = make.unit()
    entry = make.entry(unit, quantity=4)
    first = ledger.record(entry, by=None, now=make.NOON)
    again = ledger.record(entry, entry, by=None, now=make.NOON + timedelta(hours=1))

    assert [row.pk for row in again] == [first[0].pk] * 2
    assert Participation.objects.count() == 1
    assert total(unit) == (4, 1)


def test_a_key_that_comes_back_with_other_content_is_refused_and_nothing_is_written():
    unit = make.unit()
    entry = make.entry(unit, key="once", quantity=4)
    ledger.record(entry, by=None, now=make.NOON)
    with pytest.raises(KeyReusedError, match="once"):
        ledger.record(make.entry(unit), make.entry(unit, key="once", quantity=5), by=None, now=make.NOON)
    assert Participation.objects.count() == 1


def test_rows_come_back_in_the_order_of_the_entries():
    unit = make.unit()
    entries = [make.entry(unit, key=key) for key in "cab"]
    assert [row.idempotency_key for row in ledger.record(*entries, by=None, now=make.NOON)] == ["c", "a", "b"]


def test_undoing_takes_the_row_off_the_totals_and_twice_is_once():
    unit, person = make.unit(), make.person()
    row = make.happened(unit, quantity=7, amount=90, person=person)
    [undoing] = ledger.reverse(row, by=None, now=make.NOON)
    [again] = ledger.reverse(row, by=None, now=make.NOON)

    assert undoing.pk == again.pk
    assert (undoing.quantity, undoing.amount, undoing.occurred_on) == (-7, -90, row.occurred_on)
    assert total(unit) == (0, 0)
    assert ParticipationPerson.objects.get(unit=unit).entries == 0
    assert not Participation.objects.standing().exists()


def test_a_correction_undoes_and_records_in_one_write(django_assert_num_queries):
    unit, week = make.unit(), make.edition()
    row = make.happened(unit, quantity=7)
    with transaction.atomic(), django_assert_num_queries(3):  # the write between its savepoint's two
        [right] = ledger.record(
            make.entry(unit, quantity=9, edition=week), by=None, now=make.NOON, undo=[row]
        )
    assert right.quantity == 9
    assert total(unit) == (9, 1)
    assert list(Participation.objects.standing()) == [right]


def test_what_the_table_refuses_is_raised_not_passed_over():
    unit = make.unit()
    for wrong in ({"kind": "UNKNOWN"}, {"channel": "RADIO"}, {"category": "?"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ledger.record(make.entry(unit, **wrong), by=None, now=make.NOON)
    assert total(unit) == (0, 0)


@pytest.mark.parametrize("wrong", [{"occurred_at": datetime(2022, 10, 4)}, {"quantity": -1}, {"amount": -1}])
def test_a_naive_time_and_negative_numbers_are_refused(wrong):
    with pytest.raises(ValueError, match=r"time zone|negative"):
        ledger.record(make.entry(make.unit(), **wrong), by=None, now=make.NOON)


def test_negative_rows_are_refused_by_the_table_unless_they_undo():
    row = make.happened(make.unit())
    row.pk, row._state.adding, row.idempotency_key, row.quantity = None, True, "negative", -1
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_counts_without_people_come_as_one_row():
    unit = make.unit()
    views = make.entry(
        unit,
        kind=Kind.RESOURCE_VIEWED,
        subject=Subject("RESOURCE", "HL001", "Toán lớp 5", "/"),
        channel=Channel.ONLINE,
        topic="",
        quantity=120,
        key="view:HL001:2022-10-04",
    )
    ledger.record(views, by=None, now=make.NOON)
    assert total(unit) == (120, 1)
    assert not ParticipationPerson.objects.exists()


def test_an_unwritten_batch_costs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert ledger.record(by=None, now=make.NOON) == []

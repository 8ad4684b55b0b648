"""Many writers at once: nothing is lost, nothing is counted twice, nobody waits in a circle."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections, transaction

from hub.participation import ledger, recount
from hub.participation.models import Category, Channel, Participation, ParticipationTotal
from hub.subjects import Subject
from tests.factories import ledger as make

WRITERS, WRITES = 8, 12


@pytest.mark.django_db(transaction=True)
def test_totals_stay_exact_while_writers_are_busy():
    units, people = [make.unit() for _ in range(3)], [make.person() for _ in range(4)]
    edition = make.edition()

    def entries(number, turn):
        """The same few totals and people for every writer, in an order of its own; every other key too."""
        return [
            make.entry(
                units[key % 3],
                key=f"shared:{key}" if key % 2 else f"own:{key}:{number}:{turn}",
                subject=Subject("EVENT", f"SK{key}", "Một buổi", "/"),
                edition=edition,
                channel=[Channel.ON_SITE, Channel.ONLINE][key % 2],
                category=[Category.PUPIL, Category.RESIDENT][key // 2 % 2],
                occurred_at=make.NOON + timedelta(days=key % 3),
                person=people[key % 4],
                quantity=key,
            )
            for key in _drawn(number, turn)
        ]

    def write(number):
        try:
            for turn in range(WRITES):
                with transaction.atomic():
                    ledger.record(*entries(number, turn), by=None, now=make.NOON)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS) as pool:
        writers = [pool.submit(write, number) for number in range(WRITERS)]
        seen = []
        while not all(writer.done() for writer in writers):
            seen.append(recount.differences())
        for writer in writers:
            writer.result()

    assert all(differences == [] for differences in [*seen, recount.differences()])
    drawn = [(number, turn) for number in range(WRITERS) for turn in range(WRITES)]
    shared = {key for one in drawn for key in _drawn(*one) if key % 2}
    own = [key for one in drawn for key in _drawn(*one) if not key % 2]
    assert Participation.objects.count() == len(shared) + len(own)
    counted = sum(total.quantity for total in ParticipationTotal.objects.all())
    assert counted == sum(shared) + sum(own)


def _drawn(number, turn):
    return random.Random(number * 100 + turn).sample(range(120), 24)


@pytest.mark.django_db(transaction=True)
def test_undoing_the_same_row_at_once_undoes_it_once():
    unit = make.unit()
    row = make.happened(unit, quantity=9)

    def undo(_):
        try:
            return ledger.reverse(row, by=None, now=make.NOON)[0].pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        undoing = set(pool.map(undo, range(4)))

    assert len(undoing) == 1
    assert ParticipationTotal.objects.get(unit=unit).quantity == 0

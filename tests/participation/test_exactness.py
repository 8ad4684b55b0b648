"""A total is always exactly what a recount of the ledger gives."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hub.accounts.models import User
from hub.participation import ledger, recount, triggers
from hub.participation.models import Category, Channel, Kind, Participation, ParticipationTotal
from hub.subjects import Subject
from tests.factories import ledger as make

KINDS = st.sampled_from([Kind.ATTENDED, Kind.JOINED, Kind.GIFT_RECEIVED])
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("record"),
            st.lists(
                st.fixed_dictionaries(
                    {
                        "kind": KINDS,
                        "topic": st.sampled_from(["", "TRAINING"]),
                        "channel": st.sampled_from(list(Channel)),
                        "category": st.sampled_from([Category.UNSPECIFIED, Category.PUPIL]),
                        "quantity": st.integers(0, 300),
                        "amount": st.integers(0, 10**12),
                        "day": st.integers(-10, 10),
                        "unit": st.integers(0, 2),
                        "person": st.sampled_from([None, 0, 1, 2]),
                        "key": st.integers(0, 12),
                    }
                ),
                max_size=4,
            ),
        ),
        st.tuples(st.just("reverse"), st.integers(0, 12)),
        st.tuples(st.just("erase"), st.integers(0, 2)),
    ),
    max_size=12,
)


class AnySequence(TestCase):
    """Whatever is recorded, undone and erased, in whatever order."""

    @settings(max_examples=60, deadline=None)
    @given(steps=STEPS)
    def test_the_totals_equal_a_recount(self, steps):
        self.units = [make.unit() for _ in range(3)]
        self.people = [make.person() for _ in range(3)]
        make.edition()
        for step, argument in steps:
            getattr(self, step)(argument)

        assert recount.differences() == []
        standing = Participation.objects.standing()
        for unit in self.units:
            totals = ParticipationTotal.objects.filter(unit=unit)
            rows = standing.filter(unit=unit)
            assert sum(total.quantity for total in totals) == sum(row.quantity for row in rows)
            assert sum(total.amount for total in totals) == sum(row.amount for row in rows)
            assert sum(total.entries for total in totals) == len(rows)

    def record(self, drawn):
        used = set(Participation.objects.values_list("idempotency_key", flat=True))
        entries = {}
        for values in drawn:
            values = dict(values)
            key = f"key:{values.pop('key')}"
            person = values.pop("person")
            entries[key] = make.entry(
                self.units[values.pop("unit")],
                key=key,
                subject=Subject("EVENT", key, "Một buổi", "/"),
                occurred_at=make.NOON + timedelta(days=values.pop("day")),
                person=self.people[person] if person is not None and self.people[person].pk else None,
                **values,
            )
        new = [entry for key, entry in entries.items() if key not in used]
        ledger.record(*new, by=None, now=make.NOON)
        ledger.record(*new, by=None, now=make.NOON)

    def reverse(self, number):
        for row in Participation.objects.filter(idempotency_key=f"key:{number}"):
            ledger.reverse(row, by=None, now=make.NOON)

    def erase(self, number):
        if self.people[number].pk:
            User.objects.filter(pk=self.people[number].pk).delete()
            self.people[number].pk = None


def recounted(*options):
    out = StringIO()
    call_command("recount", *options, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_recount_says_that_all_is_exact():
    make.happened(make.unit(), person=make.person())
    assert "exactly" in recounted()


@pytest.mark.django_db
def test_recount_is_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        recount.differences()


@pytest.mark.django_db
def test_recount_names_each_difference_and_fails_and_mends_when_asked():
    unit, other = make.unit(), make.unit()
    make.happened(unit, quantity=5, person=make.person())
    make.happened(other, quantity=5)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE hub_participationtotal SET quantity = 6 WHERE unit_id = %s", [unit.pk])
        cursor.execute("DELETE FROM hub_participationtotal WHERE unit_id = %s", [other.pk])
        cursor.execute("UPDATE hub_participationperson SET entries = 2")

    found = recount.differences()
    assert [(one.what, one.key[0], one.counted, one.stored) for one in found] == [
        ("total", unit.pk, (5, 0, 1), (6, 0, 1)),
        ("total", other.pk, (5, 0, 1), (0, 0, 0)),
        ("person", unit.pk, (0, 0, 1), (0, 0, 2)),
    ]
    assert "2022-10-04 ON_SITE UNSPECIFIED: quantity 5 in the ledger, 6 stored" in str(found[0])
    with pytest.raises(CommandError, match="3 differences"):
        recounted()

    assert "Mended" in recounted("--mend")
    assert "exactly" in recounted()


@pytest.mark.django_db
def test_recount_notices_a_missing_trigger():
    with connection.cursor() as cursor:
        on = "" if connection.vendor == "sqlite" else " ON hub_participation"
        cursor.execute(f"DROP TRIGGER participation_counted{on}")
    with pytest.raises(CommandError, match="1 missing trigger"):
        recounted()
    recounted("--mend")
    assert not triggers.missing(connection)

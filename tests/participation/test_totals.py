"""Reading totals: what they say, and that they stay cheap as the ledger grows."""

from datetime import date, timedelta

import pytest
from django.db import connection

from hub.participation import ledger, queries, totals
from hub.participation.models import Channel, Kind, ParticipationPerson, ParticipationTotal
from hub.participation.selection import VISITS, Selection
from hub.subjects import Subject
from tests.factories import ledger as make

pytestmark = pytest.mark.django_db

ATTENDED = Selection(kinds=frozenset({Kind.ATTENDED}))


def test_sums_are_by_kind_topic_and_channel_over_the_units_asked_for():
    unit, other, stranger, week = make.unit(), make.unit(), make.unit(), make.edition()
    make.happened(unit, quantity=5)
    make.happened(other, quantity=7, channel=Channel.ONLINE)
    make.happened(other, quantity=1, amount=20, topic="OPENING")
    make.happened(stranger, quantity=100)

    found = totals.totals(week, unit_ids=[unit.pk, other.pk])

    assert sorted((one.topic, one.channel, one.quantity, one.amount, one.entries) for one in found) == [
        ("OPENING", "ON_SITE", 1, 20, 1),
        ("TRAINING", "ONLINE", 7, 0, 1),
        ("TRAINING", "ON_SITE", 5, 0, 1),
    ]
    by_unit = {(one.unit_id, one.topic): one.quantity for one in totals.totals_by_unit(week)}
    assert by_unit == {
        (unit.pk, "TRAINING"): 5,
        (other.pk, "TRAINING"): 7,
        (other.pk, "OPENING"): 1,
        (stranger.pk, "TRAINING"): 100,
    }


def test_distinct_people_of_several_units_are_not_the_sum_of_each():
    unit, other, week, person = make.unit(), make.unit(), make.edition(), make.person()
    for where in (unit, unit, other):
        make.happened(where, person=person)
    make.happened(other, person=make.person())
    make.happened(other, quantity=40)  # a headcount knows nobody

    selections = {"people": ATTENDED}
    each = totals.people_by_unit(week, selections)

    assert {pk: counts["people"] for pk, counts in each.items()} == {unit.pk: 1, other.pk: 2}
    assert totals.people(week, selections) == {"people": 2}
    together = totals.people_by_unit(week, selections, heads={unit.pk: other.pk, other.pk: other.pk})
    assert together == {other.pk: {"people": 2}}


def test_a_person_whose_rows_are_all_undone_is_not_counted():
    unit, week, person = make.unit(), make.edition(), make.person()
    rows = [make.happened(unit, person=person), make.happened(unit, person=person)]
    ledger.reverse(rows[0], by=None, now=make.NOON)
    assert totals.people(week, {"people": ATTENDED}) == {"people": 1}
    ledger.reverse(rows[1], by=None, now=make.NOON)
    assert totals.people(week, {"people": ATTENDED}) == {"people": 0}


def test_the_weeks_figures_tell_nothing_recorded_from_zero(django_assert_num_queries):
    unit, week = make.unit(), make.edition()
    make.happened(unit, occurred_at=make.NOON - timedelta(days=3), quantity=64)
    make.happened(unit, occurred_at=make.NOON - timedelta(days=3), quantity=22, channel=Channel.ONLINE)
    make.happened(unit, quantity=0)
    make.happened(unit, kind=Kind.JOINED, quantity=50)
    gone = make.happened(unit, occurred_at=make.NOON - timedelta(days=1), quantity=8)
    ledger.reverse(gone, by=None, now=make.NOON)

    with django_assert_num_queries(2):
        figures = queries.week_figures(week, make.NOON)

    assert [day.day for day in figures.days] == [date(2022, 10, number) for number in range(1, 8)]
    assert [day.visits for day in figures.days] == [86, None, None, 0, None, None, None]
    assert (figures.days[0].on_site, figures.days[0].online) == (64, 22)
    assert [day.is_to_come for day in figures.days] == [False] * 4 + [True] * 3
    assert [day.is_today for day in figures.days].index(True) == 3
    assert (figures.visits, figures.people) == (86, None)


def test_a_week_without_rows_has_no_figures():
    figures = queries.week_figures(make.edition(), make.NOON)
    assert (figures.visits, figures.people) == (None, None)


def test_distinct_subjects_count_an_exhibition_of_three_days_once():
    unit, week = make.unit(), make.edition()
    show = Subject("EVENT", "SK1", "Triển lãm sách", "/")
    held = {"kind": Kind.SESSION_HELD, "topic": "BOOK_EXHIBITION", "channel": Channel.NONE}
    for day in range(3):
        make.happened(unit, subject=show, occurred_at=make.NOON + timedelta(days=day), **held)
    undone = make.happened(unit, **held)
    ledger.reverse(undone, by=None, now=make.NOON)

    selections = {"F3": Selection(frozenset({Kind.SESSION_HELD}), frozenset({"BOOK_EXHIBITION"}))}
    assert queries.subjects(week, selections, unit_ids=[unit.pk]) == {"F3": 1}
    assert queries.subjects_by_unit(week, selections) == {unit.pk: {"F3": 1}}


def test_sources_gather_the_rows_behind_a_number_by_day_and_subject():
    unit, week = make.unit(), make.edition()
    class_ = Subject("EVENT", "SK1", "Tập huấn", "/")
    for _ in range(3):
        make.happened(unit, subject=class_, person=make.person())
    make.happened(unit, subject=class_, occurred_at=make.NOON + timedelta(days=1))
    ledger.reverse(make.happened(unit, subject=class_), by=None, now=make.NOON)

    found = [queries.Source(*row) for row in queries.sources(week, ATTENDED, unit_ids=[unit.pk])]

    assert [(one.title, one.day.day, one.entries, one.quantity) for one in found] == [
        ("Tập huấn", 4, 3, 3),
        ("Tập huấn", 5, 1, 1),
    ]


@pytest.mark.parametrize("scale", [1, 2])
def test_reading_costs_the_same_however_much_happened(scale, django_assert_num_queries):
    week = make.edition()
    for unit in [make.unit() for _ in range(2 * scale)]:
        for day in range(3 * scale):
            make.happened(unit, person=make.person(), occurred_at=make.NOON + timedelta(days=day % 3))
    with django_assert_num_queries(5):
        totals.totals(week)
        totals.totals_by_unit(week)
        totals.people_by_unit(week, {"people": ATTENDED})
        queries.week_figures(week, make.NOON)


def walks_an_index(queryset, columns):
    """Whether the plan finds the rows by an index; SQLite also tells by which columns."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # the tables are too small here to bother
        assert "Index" in queryset.explain()
    else:
        assert columns in queryset.explain()


def test_totals_are_found_by_index():
    key = make.edition().pk
    of_units = ParticipationTotal.objects.filter(edition_key=key, unit_id__in=[1, 2])
    walks_an_index(of_units.values("quantity"), "(unit_id=? AND edition_key=?)")
    of_week = ParticipationTotal.objects.filter(edition_key=key, kind__in=VISITS.kinds)
    walks_an_index(of_week.values("quantity"), "total_by_edition (edition_key=? AND kind=?)")
    people = ParticipationPerson.objects.filter(kind__in=VISITS.kinds, edition_key=key).values("entries")
    walks_an_index(people, "person_by_edition (edition_key=? AND kind=?)")
    walks_an_index(people.filter(unit_id=1), "(unit_id=? AND edition_key=? AND kind=?)")

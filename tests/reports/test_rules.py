"""Every AUTO indicator counts what its line in the template says."""

from datetime import timedelta

import pytest

from hub.participation import ledger
from hub.participation.models import Channel, Kind
from hub.reports import counting, scope
from hub.reports.rules import RULES
from hub.subjects import Subject
from tests.factories import ledger as make
from tests.factories.units import PlacementFactory

pytestmark = pytest.mark.django_db

NONE = Channel.NONE
SHOW = Subject("EVENT", "SK1", "Triển lãm", "/")


def thing(number, kind="EVENT"):
    return Subject(kind, f"K{number}", f"Việc {number}", "/")


CASES = {
    "B5": [{"kind": Kind.ARTICLE_PUBLISHED, "topic": "NEWS", "channel": NONE}] * 2,
    "C1": [
        {"kind": Kind.SESSION_HELD, "topic": "OPENING", "subject": thing(n), "channel": NONE} for n in "12"
    ],
    "C2": [{"topic": "OPENING", "quantity": 2}],
    "C3": [{"topic": "OPENING", "quantity": 2, "channel": Channel.ONLINE}],
    "D1": [
        {"kind": Kind.ACTIVITY_OPENED, "topic": topic, "channel": NONE} for topic in ("COURSE", "TRAINING")
    ],
    "D2": [{"kind": Kind.SESSION_HELD, "topic": topic, "channel": NONE} for topic in ("TALK", "WORKSHOP")],
    "D3": [{"kind": Kind.SESSION_HELD, "topic": topic, "channel": NONE} for topic in ("COURSE", "TRAINING")],
    "D4": [
        {"topic": "COURSE", "quantity": 1},
        {"topic": "TRAINING", "quantity": 1, "channel": Channel.ONLINE},
    ],
    "E1": [{"kind": Kind.RESOURCE_PUBLISHED, "topic": "", "channel": NONE}] * 2,
    "E2": [{"kind": Kind.RESOURCE_COLLECTED, "topic": "", "channel": NONE}] * 2,
    "E3": [{"kind": Kind.RESOURCE_VIEWED, "topic": "", "quantity": 2, "channel": NONE}],
    "E4": [{"kind": Kind.RESOURCE_DOWNLOADED, "topic": "", "quantity": 2, "channel": NONE}],
    "F3": [
        {"kind": Kind.SESSION_HELD, "topic": "BOOK_EXHIBITION", "subject": thing(n), "channel": NONE}
        for n in "122"
    ],
    "F4": [{"kind": Kind.SESSION_HELD, "topic": "BOOK_TALK", "channel": NONE}] * 2,
    "G1": [{"kind": Kind.ACTIVITY_OPENED, "topic": "CONTEST", "channel": NONE}] * 2,
    "G2": [{"kind": Kind.QUIZ_ATTEMPTED, "topic": "CONTEST", "channel": Channel.ONLINE}] * 2,
    "G3": [{"kind": Kind.WORK_SUBMITTED, "topic": "CONTEST", "channel": Channel.ONLINE}] * 2,
    "G5": [{"kind": Kind.PRIZE_AWARDED, "topic": "CONTEST", "quantity": 2, "channel": NONE}],
    "G6": [
        {"kind": kind, "topic": "CLUB", "subject": thing(n), "channel": NONE}
        for kind, n in ((Kind.ACTIVITY_OPENED, 1), (Kind.SESSION_HELD, 1), (Kind.SESSION_HELD, 2))
    ],
    "H1": [
        {"kind": Kind.GIFT_RECEIVED, "topic": "MONEY", "subject": thing(n, "ORGANISATION"), "channel": NONE}
        for n in "112"
    ],
    "H2": [
        {"kind": Kind.GIFT_RECEIVED, "topic": "IN_KIND", "subject": thing(n, "INDIVIDUAL"), "channel": NONE}
        for n in "12"
    ],
    "H3": [{"kind": Kind.GIFT_RECEIVED, "topic": "MONEY", "amount": 1, "quantity": 9, "channel": NONE}] * 2,
    "H4": [{"kind": Kind.GIFT_RECEIVED, "topic": "IN_KIND", "amount": 2, "channel": NONE}],
    "K1": [{"kind": Kind.STORY_PUBLISHED, "topic": "", "channel": NONE}] * 2,
    "L3": [{"kind": Kind.PLEDGE_RECEIVED, "topic": "", "amount": 2, "channel": NONE}],
    "M1": [{"kind": Kind.INSPECTED, "topic": "", "subject": thing(1, "UNIT"), "channel": NONE}] * 2,
    "M2": [
        {"kind": Kind.INSPECTED, "topic": "", "subject": thing(n, "UNIT"), "channel": NONE} for n in "112"
    ],
    "N1": [{"kind": Kind.PHOTO_ATTACHED, "topic": "", "channel": NONE}] * 2,
}
PEOPLE = {
    "D5": [{"topic": "COURSE"}, {"topic": "TRAINING"}],
    "D6": [{"kind": Kind.COMPLETED, "topic": "COURSE"}],
    "G4": [{"kind": Kind.JOINED, "topic": "CONTEST"}, {"kind": Kind.QUIZ_ATTEMPTED, "topic": "CONTEST"}],
}


def test_every_rule_is_tried_here():
    assert set(CASES) | set(PEOPLE) == set(RULES)


@pytest.mark.parametrize("code", CASES)
def test_a_rule_counts_its_rows_and_forgets_them_when_they_are_undone(code):
    unit, week = make.unit(), make.edition()
    rows = [make.happened(unit, **fields) for fields in CASES[code]]
    assert counting.computed(week, unit_ids=[unit.pk])[code] == 2
    ledger.reverse(*rows, by=None, now=make.NOON)
    assert set(counting.computed(week, unit_ids=[unit.pk]).values()) == {0}


@pytest.mark.parametrize("code", PEOPLE)
def test_a_rule_on_people_counts_each_once(code):
    unit, week, twice, once = make.unit(), make.edition(), make.person(), make.person()
    for fields in PEOPLE[code]:
        make.happened(unit, person=twice, **fields)
        make.happened(unit, person=once, **fields)
        make.happened(unit, quantity=30, **fields)
    assert counting.computed(week, unit_ids=[unit.pk])[code] == 2


def test_what_happened_outside_the_week_is_not_in_its_report():
    unit, week = make.unit(), make.edition()
    make.happened(unit, occurred_at=make.NOON - timedelta(days=30))
    assert counting.computed(week, unit_ids=[unit.pk])["D4"] == 0


def test_all_computed_values_of_a_report_take_five_queries(django_assert_num_queries):
    unit, week = make.unit(), make.edition()
    for _ in range(4):
        make.happened(unit, person=make.person())
    with django_assert_num_queries(5):
        units = scope.of_edition(week).counted_units(unit.pk)
        assert counting.computed(week, unit_ids=units)["D4"] == 4


def tree():
    """A city over two wards; the first has an association that owes a report and a club that does not."""
    city = make.unit(kind="CITY", owes_report=False)
    week = make.edition(organizer=city)
    first, second = make.unit(parent=city), make.unit(parent=city)
    association = make.unit(kind="ASSOCIATION", parent=first)
    club = make.unit(kind="OTHER", owes_report=False, parent=first)
    return week, city, first, second, association, club


def test_a_report_counts_the_units_below_it_that_owe_none_and_no_row_is_in_two_reports():
    week, city, first, second, association, club = tree()
    found = scope.of_edition(week)
    assert found.city == city
    assert found.counted_units(first.pk) == [first.pk, club.pk]
    assert found.heads == {
        city.pk: city.pk,
        first.pk: first.pk,
        club.pk: first.pk,
        second.pk: second.pk,
        association.pk: association.pk,
    }


def test_the_tree_is_the_one_of_the_week():
    week, _city, first, second, _association, club = tree()
    club.placements.update(valid_to="2023-01-01")
    PlacementFactory(unit=club, parent=second, valid_from="2023-01-02")
    assert scope.of_edition(week).counted_units(first.pk) == [first.pk, club.pk]


def test_values_by_report_are_each_reports_own_values(django_assert_num_queries):
    week, _city, first, second, association, club = tree()
    person = make.person()
    for unit in (first, club, association, second, second):
        make.happened(unit, person=person)
    make.happened(club, person=make.person())
    heads = scope.of_edition(week).heads
    with django_assert_num_queries(3):
        found = counting.computed_by_report(week, heads)
    for head in set(heads.values()):
        units = [unit for unit, counted_under in heads.items() if counted_under == head]
        assert found[head] == counting.computed(week, unit_ids=units)
    assert (found[first.pk]["D4"], found[first.pk]["D5"]) == (3, 2)

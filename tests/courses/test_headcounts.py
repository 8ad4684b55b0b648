"""Recording who came: by name, by heads, once each, always mendable."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as some

from courses.attendance import actions, settling
from courses.attendance.models import Attendance, Headcount, SessionRecord
from courses.attendance.problems import NotYetError, StaleError
from hub.accounts.actions.erasure import erase
from hub.participation.models import Kind, Participation
from tests.factories.courses import TODAY, CoursePageFactory, EventPageFactory, at, joined, meeting
from tests.factories.ledger import edition
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
SITE, ONLINE = "ON_SITE", "ONLINE"


@pytest.fixture
def opening():
    """The session of an opening ceremony this morning."""
    edition()
    return EventPageFactory(event_type="OPENING", sessions=[meeting(at(4, 8))]).sessions.first()


def count(session, counts, **fields):
    counts = {
        (channel, category): number for channel, each in counts.items() for category, number in each.items()
    }
    return actions.set_headcount(session=session, counts=counts, by=None, now=TODAY, **fields)


def tick(session, *people, among=None, channel=SITE, **fields):
    present = {person.pk: channel for person in people}
    among = [person.pk for person in among or people]
    return actions.set_present(session=session, present=present, among=among, by=None, now=TODAY, **fields)


def total(kind=Kind.ATTENDED, **fields):
    """What the ledger holds."""
    return sum(Participation.objects.filter(kind=kind, **fields).values_list("quantity", flat=True))


counted = some.dictionaries(some.sampled_from("ABCDEF"), some.integers(0, 300), max_size=6)


@given(counted=counted, named=some.integers(0, 500))
def test_nobody_is_booked_twice_and_nobody_is_lost(counted, named):
    booked = settling.booked(counted, named)
    assert sum(booked.values()) == max(sum(counted.values()) - named, 0)
    assert all(0 <= booked[group] <= counted[group] for group in counted)
    assert sum(booked.values()) + named == settling.in_all(counted, named)


def test_a_headcount_reaches_the_report_by_channel_and_group(opening):
    count(opening, {SITE: {"LEADER": 24, "RESIDENT": 96}, ONLINE: {"UNSPECIFIED": 56}})
    assert total(topic="OPENING", channel=SITE) == 120
    assert total(topic="OPENING", channel=ONLINE) == 56
    assert total(category="LEADER") == 24
    row = Participation.objects.filter(category="LEADER").get()
    assert (row.occurred_at, row.unit, row.edition.year) == (at(4, 8), opening.activity.unit, 2022)


def test_the_session_counts_as_held_once(opening):
    count(opening, {SITE: {"RESIDENT": 5}})
    count(opening, {SITE: {"RESIDENT": 6}})
    assert total(Kind.SESSION_HELD, topic="OPENING") == 1


def test_the_same_form_sent_twice_counts_once(opening):
    counts = {SITE: {"RESIDENT": 96, "PUPIL": 71}}
    first = count(opening, counts, version=0)
    second = count(opening, counts, version=0)
    assert first.version == second.version
    assert total() == 167
    assert Participation.objects.filter(kind=Kind.ATTENDED).count() == 2


def test_a_correction_reverses_the_old_row_and_writes_a_new_one(opening):
    count(opening, {SITE: {"RESIDENT": 96}})
    count(opening, {SITE: {"RESIDENT": 69}})
    rows = Participation.objects.filter(kind=Kind.ATTENDED).order_by("pk")
    assert sorted(rows.values_list("quantity", flat=True)) == [-96, 69, 96]
    assert total() == 69


def test_blank_is_not_zero(opening):
    count(opening, {SITE: {"RESIDENT": 0, "PUPIL": None}})
    assert list(Headcount.objects.values_list("category", "counted")) == [("RESIDENT", 0)]
    count(opening, {SITE: {"RESIDENT": 10}})
    count(opening, {SITE: {"RESIDENT": None}})
    assert not Headcount.objects.exists()
    assert total() == 0


def test_who_is_ticked_off_by_name_is_not_counted_again(opening):
    first, second = UserFactory.create_batch(2)
    tick(opening, first, second)
    count(opening, {SITE: {"RESIDENT": 96, "PUPIL": 71}})
    assert total() == 167
    assert total(person__isnull=False) == 2
    tick(opening, UserFactory())
    assert total() == 167
    tick(opening, among=[first])
    assert total() == 167
    assert total(category="PUPIL") == 71


def test_more_names_than_heads_are_all_counted(opening):
    count(opening, {SITE: {"RESIDENT": 1}})
    tick(opening, *UserFactory.create_batch(3))
    assert total() == 3


def test_names_in_one_channel_leave_the_other_alone(opening):
    count(opening, {SITE: {"RESIDENT": 10}, ONLINE: {"UNSPECIFIED": 5}})
    tick(opening, UserFactory(), channel=ONLINE)
    assert (total(channel=SITE), total(channel=ONLINE)) == (10, 5)


def test_ticking_says_who_came_through_which_channel(opening):
    person = UserFactory()
    tick(opening, person)
    tick(opening, person)
    assert total(person=person, channel=SITE) == 1
    tick(opening, person, channel=ONLINE)
    assert (total(person=person, channel=SITE), total(person=person, channel=ONLINE)) == (0, 1)
    tick(opening, among=[person])
    assert total(person=person) == 0
    tick(opening, person)
    assert total(person=person) == 1


def test_people_that_were_not_on_the_form_stay_as_they_were(opening):
    first, second = UserFactory.create_batch(2)
    tick(opening, first)
    tick(opening, second)
    assert total() == 2


def test_a_form_opened_before_anothers_change_is_refused(opening):
    count(opening, {SITE: {"RESIDENT": 96}}, version=0)
    with pytest.raises(StaleError) as refused:
        count(opening, {SITE: {"RESIDENT": 10}}, version=0)
    assert refused.value.record.version == 1
    assert total() == 96
    with pytest.raises(StaleError):
        tick(opening, UserFactory(), version=0)


def test_nothing_is_recorded_before_the_day():
    session = EventPageFactory(sessions=[meeting(at(5))]).sessions.first()
    with pytest.raises(NotYetError):
        count(session, {SITE: {"RESIDENT": 1}})
    assert not SessionRecord.objects.exists()


def test_an_organizer_says_that_it_was_held_without_numbers_and_takes_it_back(opening):
    count(opening, {}, is_held=True)
    assert total(Kind.SESSION_HELD) == 1
    count(opening, {}, is_held=False)
    assert total(Kind.SESSION_HELD) == 0
    count(opening, {}, is_held=True)
    assert total(Kind.SESSION_HELD) == 1


def test_numbers_mean_that_it_was_held_whatever_is_said(opening):
    count(opening, {SITE: {"RESIDENT": 3}}, is_held=False)
    assert total(Kind.SESSION_HELD) == 1


def test_all_that_was_recorded_of_a_session_can_be_undone(opening):
    tick(opening, UserFactory())
    count(opening, {SITE: {"RESIDENT": 30}})
    actions.set_not_held(session=opening, by=None, now=TODAY)
    assert (total(), total(Kind.SESSION_HELD)) == (0, 0)
    count(opening, {SITE: {"RESIDENT": 31}})
    assert (total(), total(Kind.SESSION_HELD)) == (31, 1)


def test_an_erased_account_stays_counted(opening):
    person = UserFactory()
    tick(opening, person)
    count(opening, {SITE: {"RESIDENT": 10}})
    erase(person, by=person, now=TODAY)
    count(opening, {SITE: {"RESIDENT": 11}})
    assert total() == 11


def test_a_class_counts_under_its_own_topic():
    course = CoursePageFactory(sessions=[meeting(at(3)), meeting(at(4, 8))])
    (enrolment,) = joined(course)
    tick(course.sessions.first(), enrolment.person)
    assert total(topic="COURSE", subject_key=course.key) == 1


def test_when_the_ledger_cannot_be_written_nothing_is_recorded(opening, monkeypatch):
    monkeypatch.setattr(actions.ledger, "record", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        count(opening, {SITE: {"RESIDENT": 5}})
    assert not Headcount.objects.exists()
    assert not SessionRecord.objects.exists()


def test_recording_costs_the_same_for_many_as_for_few(opening, django_assert_max_num_queries):
    people = UserFactory.create_batch(30)
    with django_assert_max_num_queries(25):
        tick(opening, *people)


@pytest.mark.parametrize("change", [{"channel": "BY_POST"}, {"booked": 11}])
def test_the_database_refuses_a_headcount_that_makes_no_sense(opening, change):
    count(opening, {SITE: {"RESIDENT": 10}})
    with pytest.raises(IntegrityError), transaction.atomic():
        Headcount.objects.update(**change)


def test_the_database_refuses_a_group_or_a_person_twice(opening):
    count(opening, {SITE: {"RESIDENT": 10}})
    person = UserFactory()
    tick(opening, person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Headcount.objects.create(
            session=opening, channel=SITE, category="RESIDENT", counted=1, recorded_at=TODAY
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(session=opening, person=person, channel=SITE, recorded_at=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.update(channel="BY_POST")


def test_what_the_caller_had_read_before_does_not_matter(opening):
    stale = type(opening).objects.prefetch_related("headcounts", "attendances").get(pk=opening.pk)
    count(stale, {SITE: {"RESIDENT": 7}})
    count(stale, {SITE: {"RESIDENT": 8}})
    assert total() == 8

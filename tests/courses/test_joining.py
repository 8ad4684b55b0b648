"""Joining and leaving: places, the waiting list, the ledger."""

from datetime import timedelta

import pytest
from django.core import mail

from courses.enrolment import actions
from courses.enrolment.models import Enrolment, PlaceCount
from courses.enrolment.refusals import Reason, RefusedError
from hub.participation.models import Kind, Participation
from tests.courses.joining import a_course, join
from tests.factories.courses import TODAY, EventPageFactory, at, joined, meeting
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
State = Enrolment.State


def leave(enrolment, now=TODAY):
    person = enrolment.person
    return actions.leave(activity=enrolment.activity, person=person, by=person, now=now)


def states(activity):
    return list(activity.enrolments.order_by("number").values_list("state", flat=True))


def counted(activity):
    count = PlaceCount.objects.get(activity=activity)
    return count.confirmed, count.waiting


def joined_rows(activity):
    """How many places the ledger says were given out and not given back."""
    rows = Participation.objects.filter(subject_key=activity.key, kind=Kind.JOINED)
    return sum(rows.values_list("quantity", flat=True))


def test_who_joins_gets_a_place_and_the_ledger_knows():
    course = a_course()
    enrolment = join(course)
    row = Participation.objects.get(subject_key=course.key, kind=Kind.JOINED)
    assert enrolment.state == State.CONFIRMED
    assert (row.person, row.unit, row.topic) == (enrolment.person, course.unit, "COURSE")
    assert (row.channel, row.occurred_at) == ("ON_SITE", TODAY)


def test_when_places_are_gone_the_others_wait_in_their_order():
    course = a_course(capacity=2)
    joined(course, 4, now=TODAY)
    assert states(course) == [State.CONFIRMED, State.CONFIRMED, State.WAITING, State.WAITING]
    assert counted(course) == (2, 2)
    assert joined_rows(course) == 2


def test_a_double_click_joins_once():
    course, person = a_course(), UserFactory()
    first, second = join(course, person), join(course, person)
    assert first == second
    assert counted(course) == (1, 0)
    assert joined_rows(course) == 1


def test_whoever_leaves_makes_room_for_the_first_who_waits():
    course = a_course(capacity=1)
    first, second, third = joined(course, 3, now=TODAY, email="")
    leave(first)
    assert states(course) == [State.LEFT, State.CONFIRMED, State.WAITING]
    assert Enrolment.objects.get(pk=second.pk).promoted_at == TODAY
    assert counted(course) == (1, 1)
    assert joined_rows(course) == 1
    assert third.state == State.WAITING


def test_who_got_a_place_is_told_by_mail():
    course = a_course(capacity=1)
    first = join(course)
    join(course, UserFactory(email="lan@example.org"))
    leave(first)
    (letter,) = mail.outbox
    assert letter.to == ["lan@example.org"]
    assert course.title in letter.subject
    assert course.title in letter.body


def test_leaving_the_queue_moves_nobody_into_a_place():
    course = a_course(capacity=1)
    _first, second, third = joined(course, 3, now=TODAY)
    leave(second)
    assert counted(course) == (1, 1)
    assert Enrolment.objects.get(pk=third.pk).state == State.WAITING


def test_leaving_twice_is_leaving_once():
    course = a_course()
    enrolment = join(course)
    leave(enrolment)
    leave(enrolment)
    assert counted(course) == (0, 0)
    assert joined_rows(course) == 0


def test_who_never_joined_leaves_without_a_trace():
    course = a_course()
    assert actions.leave(activity=course, person=UserFactory(), by=None, now=TODAY) is None


def test_coming_back_is_counted_again_and_ends_the_queue():
    course, person = a_course(capacity=1), UserFactory()
    first = join(course, person)
    waiting = join(course)
    leave(first)
    back = join(course, person)
    assert back.state == State.WAITING
    leave(waiting)
    assert Enrolment.objects.get(pk=back.pk).state == State.CONFIRMED
    assert joined_rows(course) == 1
    assert Participation.objects.filter(kind=Kind.JOINED, person=person, quantity=1).count() == 2


def test_a_larger_room_lets_those_in_who_wait():
    course = a_course(capacity=1)
    joined(course, 4, now=TODAY)
    course.refresh_from_db()
    course.capacity = 3
    course.save_revision().publish()
    assert counted(course) == (3, 1)
    assert joined_rows(course) == 3


def test_a_smaller_room_takes_no_place_away_and_gives_none_out():
    course = a_course(capacity=3)
    first, *_rest = joined(course, 4, now=TODAY)
    course.refresh_from_db()
    course.capacity = 1
    course.save_revision().publish()
    assert counted(course) == (3, 1)
    leave(first)
    assert counted(course) == (2, 1)


def test_an_erased_account_gives_its_place_to_the_next_and_stays_counted():
    course = a_course(capacity=1)
    first, second = joined(course, 2, now=TODAY)
    first.person.delete()
    assert Enrolment.objects.get(pk=second.pk).state == State.CONFIRMED
    assert counted(course) == (1, 0)
    assert joined_rows(course) == 2


def test_deleting_an_activity_gives_nobody_a_place_on_the_way():
    course = a_course(capacity=1)
    joined(course, 3, now=TODAY)
    course.delete()
    assert not Enrolment.objects.exists()
    assert not mail.outbox


def test_online_beside_a_room_takes_no_place():
    event = EventPageFactory(mode="BOTH", capacity=1, sessions=[meeting(at(6))], now=TODAY)
    join(event, channel="ON_SITE")
    online = join(event, channel="ONLINE")
    on_site = join(event, channel="ON_SITE")
    assert (online.state, on_site.state) == (State.CONFIRMED, State.WAITING)
    assert PlaceCount.objects.get(activity=event).unlimited == 1


def test_an_activity_that_becomes_online_as_well_lets_those_choose_who_wait():
    event = EventPageFactory(mode="ONLINE", capacity=1, sessions=[meeting(at(6))], now=TODAY)
    joined(event, 2, now=TODAY)
    event.refresh_from_db()
    event.mode = "BOTH"
    event.save_revision().publish()
    assert set(event.enrolments.values_list("state", flat=True)) == {State.CONFIRMED}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"registration_opens_at": TODAY + timedelta(hours=1)}, Reason.NOT_YET),
        ({"registration_closes_at": TODAY}, Reason.CLOSED),
        ({"sessions": [meeting(at(3))]}, Reason.PAST),
        ({"takes_enrolment": False}, Reason.WALK_IN),
        ({"publish": False}, Reason.GONE),
    ],
)
def test_a_refusal_says_why_in_words(fields, reason):
    course = a_course(**fields)
    with pytest.raises(RefusedError) as refused:
        join(course)
    assert refused.value.reason == reason
    assert len(refused.value.message) > 10
    assert not Enrolment.objects.exists()


def test_when_the_ledger_cannot_be_written_nobody_has_joined(monkeypatch):
    course = a_course()
    monkeypatch.setattr(actions.ledger, "record", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        join(course)
    assert not Enrolment.objects.exists()
    assert counted(course) == (0, 0)


def test_joining_and_leaving_cost_the_same_however_many_have_joined(django_assert_max_num_queries):
    course = a_course(capacity=50)
    joined(course, 30, now=TODAY)
    person = UserFactory()
    with django_assert_max_num_queries(13):
        enrolment = join(course, person)
    with django_assert_max_num_queries(16):
        leave(enrolment)

"""An activity's state is computed at a moment and never contradicts itself."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from courses.activities.states import Dates, Joining, Places, Timing, state_at

NOON = datetime(2022, 10, 4, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)

moments = some.none() | some.integers(-1000, 1000).map(lambda hours: NOON + hours * HOUR)
some_places = some.builds(
    Places,
    capacity=some.none() | some.integers(1, 500),
    taken=some.integers(0, 500),
    waiting=some.integers(0, 50),
)


@some.composite
def some_dates(draw):
    starts_at, ends_at = draw(moments), draw(moments)
    if starts_at and ends_at and ends_at < starts_at:
        starts_at, ends_at = ends_at, starts_at
    return Dates(starts_at=starts_at, ends_at=ends_at, opens_at=draw(moments), closes_at=draw(moments))


def a_state(now=NOON, *, places=None, takes_enrolment=True, is_cancelled=False, **dates):
    return state_at(
        now,
        dates=Dates(**dates),
        places=places or Places(),
        takes_enrolment=takes_enrolment,
        is_cancelled=is_cancelled,
    )


@given(dates=some_dates(), places=some_places, takes=some.booleans(), cancelled=some.booleans())
def test_nobody_is_let_in_where_there_is_a_reason_against_it(dates, places, takes, cancelled):
    state = state_at(NOON, dates=dates, places=places, takes_enrolment=takes, is_cancelled=cancelled)
    may_join = (
        takes
        and not cancelled
        and state.timing != Timing.PAST
        and (dates.opens_at is None or dates.opens_at <= NOON)
        and (dates.closes_at is None or dates.closes_at > NOON)
    )
    assert state.can_join == may_join


@given(dates=some_dates(), places=some_places)
def test_a_place_at_once_means_that_one_is_left_and_nobody_waits(dates, places):
    state = state_at(NOON, dates=dates, places=places)
    if state.has_room and places.capacity is not None:
        assert places.taken < places.capacity
        assert not places.waiting


@given(dates=some_dates(), places=some_places, later=some.integers(0, 2000))
def test_what_is_past_stays_past(dates, places, later):
    if state_at(NOON, dates=dates, places=places).timing == Timing.PAST:
        assert state_at(NOON + later * HOUR, dates=dates, places=places).timing == Timing.PAST


@given(capacity=some.integers(1, 500), taken=some.integers(0, 500))
def test_places_run_from_open_over_few_to_full_and_never_back(capacity, taken):
    order = [Joining.OPEN, Joining.FEW_LEFT, Joining.FULL]
    before = a_state(places=Places(capacity, min(taken, capacity)))
    after = a_state(places=Places(capacity, min(taken + 1, capacity)))
    assert order.index(before.joining) <= order.index(after.joining)
    assert 0 <= before.percent_taken <= after.percent_taken <= 100


def test_a_week_has_every_timing():
    dates = {"starts_at": NOON, "ends_at": NOON + HOUR}
    assert a_state(NOON - HOUR, **dates).timing == Timing.AHEAD
    assert a_state(NOON, **dates).timing == Timing.RUNNING
    assert a_state(NOON + HOUR, **dates).timing == Timing.PAST
    assert a_state(NOON).timing == Timing.ANYTIME


@pytest.mark.parametrize(
    ("places", "joining"),
    [
        (Places(), Joining.OPEN),
        (Places(40, 10), Joining.OPEN),
        (Places(40, 34), Joining.FEW_LEFT),
        (Places(10, 0), Joining.OPEN),
        (Places(10, 8), Joining.FEW_LEFT),
        (Places(1, 0), Joining.OPEN),
        (Places(25, 25), Joining.FULL),
        (Places(25, 24, waiting=1), Joining.FULL),
    ],
)
def test_places_decide_how_one_can_join(places, joining):
    assert a_state(places=places).joining == joining


def test_a_reason_against_joining_comes_in_the_order_in_which_people_ask():
    assert a_state(is_cancelled=True, ends_at=NOON - HOUR).joining == Joining.CANCELLED
    assert a_state(ends_at=NOON - HOUR, takes_enrolment=False).joining == Joining.PAST
    assert a_state(takes_enrolment=False, opens_at=NOON + HOUR).joining == Joining.WALK_IN
    assert a_state(opens_at=NOON + HOUR).joining == Joining.NOT_YET
    assert a_state(closes_at=NOON).joining == Joining.CLOSED

"""What an activity knows of itself, on whatever path it is saved."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from courses.models import Activity, EventPage, PlaceCount, Session
from hub.participation.models import Kind, Participation
from tests.factories.courses import (
    TODAY,
    ClubPageFactory,
    ContestPageFactory,
    CoursePageFactory,
    EventPageFactory,
    at,
    meeting,
)
from tests.factories.pages import unit_page

pytestmark = pytest.mark.django_db


def fresh(activity):
    return Activity.objects.get(pk=activity.pk)


@pytest.mark.parametrize(
    ("factory", "kind"),
    [
        (CoursePageFactory, "COURSE"),
        (EventPageFactory, "EVENT"),
        (ContestPageFactory, "CONTEST"),
        (ClubPageFactory, "CLUB"),
    ],
)
def test_the_class_says_which_kind_it_is(factory, kind):
    assert fresh(factory()).kind == kind


def test_it_belongs_to_the_unit_whose_page_it_lies_under():
    page = unit_page()
    assert CoursePageFactory(parent=page).unit == page.unit


def test_a_key_is_made_where_none_is_given():
    first, second = CoursePageFactory(key=""), CoursePageFactory(key="")
    assert first.key.startswith("co-")
    assert first.key != second.key


def test_its_dates_span_its_sessions():
    course = CoursePageFactory(sessions=[meeting(at(6)), meeting(at(4)), meeting(at(5))])
    assert (fresh(course).starts_at, fresh(course).ends_at) == (at(4), at(6, 16))


def test_dates_follow_when_a_draft_with_other_sessions_is_published():
    course = CoursePageFactory(sessions=[meeting(at(4)), meeting(at(6))])
    course.sessions = [Session(starts_at=at(7), ends_at=at(7, 16))]
    revision = course.save_revision()
    assert fresh(course).starts_at == at(4)
    revision.publish()
    assert (fresh(course).starts_at, fresh(course).ends_at) == (at(7), at(7, 16))


def test_dates_follow_when_code_saves_or_deletes_a_session_alone():
    course = CoursePageFactory(sessions=[meeting(at(4))])
    later = Session.objects.create(activity=course, starts_at=at(8), ends_at=at(8, 16))
    assert fresh(course).ends_at == at(8, 16)
    later.delete()
    assert fresh(course).ends_at == at(4, 16)
    Session.objects.filter(activity=course).delete()
    assert fresh(course).starts_at is None


def test_a_contest_without_sessions_lasts_as_long_as_one_can_register():
    contest = ContestPageFactory(
        sessions=[], registration_opens_at=at(1, 0), registration_closes_at=at(7, 23, 59)
    )
    assert (fresh(contest).starts_at, fresh(contest).ends_at) == (at(1, 0), at(7, 23, 59))


def test_a_copy_is_another_activity_of_the_unit_it_is_copied_to():
    original = EventPageFactory(sessions=[meeting(at(4))], event_type="TALK")
    other = unit_page()
    copy = original.copy(to=other, update_attrs={"slug": "ban-sao"}).specific
    assert copy.key != original.key
    assert copy.unit == other.unit
    assert copy.starts_at == at(4)
    copy.save_revision().publish()
    assert fresh(copy).key == copy.key


def test_an_older_draft_does_not_bring_back_what_belongs_to_the_whole_activity():
    event = EventPageFactory(title="Tên cũ")
    draft = event.save_revision()
    EventPage.objects.filter(pk=event.pk).update(is_cancelled=True, cancelled_at=TODAY, key="moi")
    event.revisions.get(pk=draft.pk).publish()
    assert fresh(event).is_cancelled
    assert fresh(event).key == "moi"


def test_it_moves_within_its_unit_but_not_to_another():
    event = EventPageFactory()
    assert event.can_move_to(event.get_parent())
    assert not event.can_move_to(unit_page())


def test_an_alias_has_a_key_of_its_own_and_follows_its_original():
    event = EventPageFactory()
    alias = event.create_alias(update_slug="bi-danh")
    assert alias.key != event.key
    event.title = "Tên mới"
    event.save_revision().publish()
    alias = fresh(alias)
    assert (alias.title, alias.key == event.key) == ("Tên mới", False)


def test_the_database_refuses_a_session_that_ends_before_it_begins():
    course = CoursePageFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.create(activity=course, starts_at=at(4), ends_at=at(4) - timedelta(hours=1))


def test_the_database_refuses_an_unknown_kind():
    course = CoursePageFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=course.pk).update(kind="PARTY")


def test_the_database_refuses_a_registration_that_closes_before_it_opens():
    course = CoursePageFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=course.pk).update(
            registration_opens_at=at(5), registration_closes_at=at(4)
        )


def test_the_database_refuses_a_cancellation_without_its_time():
    course = CoursePageFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=course.pk).update(is_cancelled=True)


def test_every_activity_has_its_count_of_places_from_the_start():
    course = CoursePageFactory(capacity=25)
    assert PlaceCount.objects.get(activity=course).capacity == 25


def test_a_draft_is_neither_dated_nor_opened_for_people():
    draft = CoursePageFactory(publish=False)
    assert not draft.live
    assert not Participation.objects.filter(subject_key=draft.key).exists()


def test_publishing_tells_the_ledger_once_that_it_was_opened():
    course = CoursePageFactory(now=TODAY)
    course.save_revision().publish()
    course.unpublish()
    course.save_revision().publish()
    row = Participation.objects.get(subject_key=course.key, kind=Kind.ACTIVITY_OPENED)
    assert (row.topic, row.unit, row.occurred_at) == ("COURSE", course.unit, TODAY)


def test_an_events_own_type_is_its_topic():
    event = EventPageFactory(event_type="OPENING")
    assert Participation.objects.get(subject_key=event.key).topic == "OPENING"
    bare = Activity.objects.select_related("eventpage").get(pk=event.pk)
    assert (bare.topic, bare.type_label) == (event.topic, event.type_label)

"""What the database itself refuses of enrolments and places."""

import pytest
from django.db import IntegrityError, transaction

from courses.enrolment.models import Enrolment, PlaceCount
from tests.courses.joining import a_course, join
from tests.factories.courses import TODAY
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
State = Enrolment.State


def test_the_database_refuses_more_places_than_there_are():
    course = a_course(capacity=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceCount.objects.filter(activity=course).update(confirmed=3)


def test_the_database_refuses_a_person_twice():
    enrolment = join(a_course())
    with pytest.raises(IntegrityError), transaction.atomic():
        Enrolment.objects.create(
            activity=enrolment.activity,
            person=enrolment.person,
            state=State.WAITING,
            number=9,
            joined_at=TODAY,
        )


def test_the_database_refuses_a_number_twice():
    enrolment = join(a_course())
    with pytest.raises(IntegrityError), transaction.atomic():
        Enrolment.objects.create(
            activity=enrolment.activity,
            person=UserFactory(),
            state=State.WAITING,
            number=enrolment.number,
            joined_at=TODAY,
        )


@pytest.mark.parametrize("change", [{"state": "GONE"}, {"channel": "BY_POST"}, {"confirmed_at": None}])
def test_the_database_refuses_an_enrolment_that_makes_no_sense(change):
    enrolment = join(a_course())
    with pytest.raises(IntegrityError), transaction.atomic():
        Enrolment.objects.filter(pk=enrolment.pk).update(**change)

"""Nothing in the ledger is changed or deleted, whichever way it is tried."""

import pytest
from django.db import DatabaseError, connection, models, transaction

from hub.accounts.models import User
from hub.participation import ledger, triggers
from hub.participation.errors import AppendOnlyError, LedgerError
from hub.participation.models import Participation, ParticipationPerson, ParticipationTotal
from tests.factories import ledger as make

pytestmark = pytest.mark.django_db


def refused(statement, *params):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, params)


def test_the_database_refuses_every_change_but_forgetting_a_person():
    row = make.happened(make.unit(), person=make.person())
    other = make.person()
    refused("UPDATE hub_participation SET quantity = 2 WHERE id = %s", row.pk)
    refused("UPDATE hub_participation SET person_key = '' WHERE id = %s", row.pk)
    refused("UPDATE hub_participation SET person_id = %s WHERE id = %s", other.pk, row.pk)
    refused("UPDATE hub_participation SET recorded_by_id = %s WHERE id = %s", other.pk, row.pk)
    refused("UPDATE hub_participation SET person_id = NULL, quantity = 2 WHERE id = %s", row.pk)
    refused("DELETE FROM hub_participation WHERE id = %s", row.pk)

    with connection.cursor() as cursor:
        cursor.execute("UPDATE hub_participation SET person_id = NULL, recorded_by_id = NULL")
    row.refresh_from_db()
    assert (row.person, row.quantity) == (None, 1)


def test_the_base_manager_is_refused_too():
    make.happened(make.unit())
    for attempt in (
        lambda: Participation._base_manager.update(quantity=5),
        lambda: Participation._base_manager.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            attempt()


def test_models_and_querysets_refuse_before_the_database_does(django_assert_num_queries):
    row = make.happened(make.unit())
    with django_assert_num_queries(0):
        for attempt in (
            row.save,
            row.delete,
            Participation.objects.all().delete,
            lambda: Participation.objects.update(quantity=2),
            lambda: Participation.objects.update(person=User(pk=1)),
            lambda: Participation.objects.bulk_update([row], ["quantity"]),
        ):
            with pytest.raises(AppendOnlyError):
                attempt()


def test_erasing_people_keeps_the_count_and_who_they_were_goes():
    officer, person = make.person(), make.person()
    row = make.happened(make.unit(), by=officer, person=person)

    User.objects.filter(pk__in=[officer.pk, person.pk]).delete()

    row.refresh_from_db()
    assert (row.person, row.recorded_by, row.person_key) == (None, None, person.ledger_key.hex)


def test_a_person_can_be_forgotten_through_the_queryset():
    row = make.happened(make.unit(), person=make.person())
    assert Participation.objects.filter(pk=row.pk).update(person=None) == 1


@pytest.mark.parametrize(
    "change", [{"quantity": -2}, {"kind": "JOINED"}, {"person_key": "another"}, {"topic": ""}, {"amount": -1}]
)
def test_a_reversing_row_must_mirror_what_it_undoes(change):
    row = make.happened(make.unit(), quantity=3)
    values = {
        field.attname: getattr(row, field.attname)
        for field in Participation._meta.concrete_fields
        if not field.primary_key
    }
    mirror = {"quantity": -3, "idempotency_key": "mine", "reverses_id": row.pk}
    with pytest.raises(DatabaseError, match="mirrors"), transaction.atomic():
        Participation(**{**values, **mirror, **change}).save()
    Participation(**{**values, **mirror}).save()


def test_an_undoing_row_is_not_undone():
    [undoing] = ledger.reverse(make.happened(make.unit()), by=None, now=make.NOON)
    with pytest.raises(LedgerError):
        ledger.reverse(undoing, by=None, now=make.NOON)


def test_the_triggers_are_there_after_migrating():
    assert triggers.installed(connection) == triggers.NAMES


def test_installing_again_changes_nothing():
    triggers.install(connection)
    triggers.install(connection)
    make.happened(make.unit())
    assert triggers.installed(connection) == triggers.NAMES


@pytest.mark.django_db(transaction=True)
def test_altering_a_table_of_the_ledger_leaves_it_guarded_once_migrated():
    for model, name in (
        (Participation, "subject_title"),
        (ParticipationTotal, "topic"),
        (ParticipationPerson, "person_key"),
    ):
        before = model._meta.get_field(name)
        after = models.CharField(max_length=before.max_length + 40, blank=before.blank)
        after.set_attributes_from_name(name)
        after.model = model
        triggers.before_migrate(using="default", plan=["something"])
        with connection.schema_editor() as editor:
            editor.alter_field(model, before, after)
        triggers.after_migrate(using="default")
        assert triggers.installed(connection) == triggers.NAMES

    unit = make.unit()
    row = make.happened(unit)
    refused("DELETE FROM hub_participation WHERE id = %s", row.pk)
    assert ParticipationTotal.objects.get(unit=unit).entries == 1

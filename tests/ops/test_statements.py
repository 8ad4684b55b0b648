"""Statements compiled once give what their queryset gives, whenever they are asked."""

from datetime import date, timedelta

import pytest
from django.db import connection

from hub.statements import Statement
from hub.units import queries
from hub.units.models import Unit
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 3)


def _names(on: date):
    return queries.existing(on).order_by("name").values_list("name", "id")


def test_a_statement_reads_anew_for_every_value_and_after_every_change(django_assert_num_queries):
    statement = Statement(_names, date)
    UnitFactory(name="Cũ", valid_to=ON - timedelta(days=1))
    UnitFactory(name="Mới", valid_from=ON)
    assert [name for name, _ in statement.rows(ON)] == ["Mới"]
    assert [name for name, _ in statement.rows(ON - timedelta(days=1))] == ["Cũ"]
    UnitFactory(name="Khác")
    for day in (ON, ON - timedelta(days=1), ON + timedelta(days=400)):
        with django_assert_num_queries(1):
            found = statement.rows(day)
        assert found == list(_names(day))


def test_a_statement_of_models_gives_the_models_whole(django_assert_num_queries):
    statement = Statement(lambda on: queries.existing(on).filter(kind__in=["WARD"]), date)
    ward = UnitFactory(kind=Unit.Kind.WARD)
    with django_assert_num_queries(1):
        (found,) = statement.objects(Unit, ON)
        assert (found, found.name, found.kind) == (ward, ward.name, "WARD")


def test_a_number_and_no_parameter_are_taken_too():
    unit = UnitFactory()
    by_number = Statement(lambda pk: Unit.objects.filter(pk=pk).values_list("name"), int)
    assert by_number.rows(unit.pk) == [(unit.name,)]
    assert by_number.rows(unit.pk + 1) == []
    assert len(Statement(lambda: Unit.objects.values_list("name")).rows()) == Unit.objects.count()


def test_a_statement_that_forgets_its_parameter_is_refused():
    with pytest.raises(ValueError, match="does not depend"):
        Statement(lambda on: Unit.objects.values_list("name"), date).rows(ON)


def test_a_percent_sign_in_a_statement_is_kept():
    UnitFactory(name="100% số hóa")
    statement = Statement(lambda: Unit.objects.filter(name__startswith="100%").values_list("name"))
    assert statement.rows() == [("100% số hóa",)], connection.vendor

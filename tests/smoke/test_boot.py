"""The site starts, and a page comes out of it."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests.factories.pages import unit_page


def test_the_checks_find_nothing() -> None:
    out = StringIO()
    call_command("check", stdout=out)
    assert "no issues" in out.getvalue()


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_a_unit_page_lies_under_the_index(home) -> None:
    assert unit_page().url_path.startswith("/trang-chu/don-vi/phuong-")


@pytest.mark.django_db(transaction=True)
def test_what_a_committing_test_leaves_is_cleaned_away_once() -> None:
    unit_page()


@pytest.mark.django_db(transaction=True)
def test_what_a_committing_test_leaves_is_cleaned_away() -> None:
    from wagtail.models import Site

    from hub.units.models import Unit

    assert not Unit.objects.exists()
    assert Site.objects.count() == 1

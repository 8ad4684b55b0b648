"""What an editor's pages of the admin ask the database does not grow with the number of units."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.accounts.models import Role
from tests.factories.pages import unit_page
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


def test_an_editor_asks_as_much_among_sixty_units_as_among_six(client_of):
    page = unit_page()
    client = client_of(Role.EDITOR, page.unit)
    addresses = [
        "/admin/",
        f"/admin/pages/{page.pk}/",
        f"/admin/pages/{page.pk}/edit/",
        "/admin/choose-page/",
    ]

    def counts():
        found = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        return found

    UnitFactory.create_batch(5)
    few = counts()
    UnitFactory.create_batch(54)
    assert counts() == few

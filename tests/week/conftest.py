"""In these tests it is Tuesday 04/10/2022, 09:00: the fourth day of the Week of 2022."""

import pytest
import time_machine

from hub.units.models import Unit
from tests.factories.courses import TODAY
from tests.factories.ledger import edition
from tests.factories.pages import home_page
from tests.factories.units import UnitFactory


@pytest.fixture(autouse=True)
def clock():
    """The clock, to be moved on by `clock.move_to(…)`."""
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def week(db):
    """The Week of 2022, 1 to 7 October, under the home page."""
    home_page()
    return edition(theme="Chuyển đổi số để ai cũng được học")


@pytest.fixture
def ward(db):
    """A ward of a name that places bear."""
    return UnitFactory(name="Phường Đức Xuân", code="duc-xuan", kind=Unit.Kind.WARD)

"""In these tests it is Tuesday 04/10/2022, 09:00: the fourth day of the Week of 2022."""

import pytest
import time_machine

from tests.factories.courses import TODAY


@pytest.fixture(autouse=True)
def clock():
    """The clock, to be moved on by `clock.move_to(…)`."""
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller

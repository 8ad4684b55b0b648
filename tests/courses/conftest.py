"""In these tests it is Tuesday 04/10/2022, 09:00: the fourth day of the Week of 2022."""

from contextlib import contextmanager

import pytest
import time_machine

from hub.accounts.models import Role
from tests.factories.courses import TODAY
from tests.factories.pages import unit_page


@pytest.fixture(autouse=True)
def clock():
    """The clock, to be moved on by `clock.move_to(…)`."""
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def distinct_queries(django_assert_max_num_queries):
    """`with distinct_queries(12) as found:` fails beyond that many statements, and when one is repeated."""

    @contextmanager
    def check(most):
        with django_assert_max_num_queries(most) as found:
            yield found
        statements = [query["sql"] for query in found.captured_queries]
        repeated = {sql for sql in statements if statements.count(sql) > 1}
        assert not repeated, "\n".join(sorted(repeated))

    return check


@pytest.fixture
def unit(home):
    """A ward with its page."""
    return unit_page().unit


@pytest.fixture
def organizer(client_of, unit):
    """Signed in as its organizer."""
    return client_of(Role.ORGANIZER, unit)

"""The feed of what is to come."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.courses import EventPageFactory, at, meeting

pytestmark = pytest.mark.django_db


def test_it_tells_what_is_not_over_with_day_and_unit(client, django_assert_max_num_queries):
    coming = EventPageFactory(title="Ngày hội đọc sách", sessions=[meeting(at(5, 8))])
    EventPageFactory(title="Đã qua", sessions=[meeting(at(2, 8))])
    EventPageFactory(title="Còn nháp", publish=False)
    with django_assert_max_num_queries(12):
        shown = client.get("/hoat-dong/rss.xml").content.decode()
    assert "Ngày hội đọc sách" in shown
    assert "05/10/2022" in shown
    assert coming.unit.name in shown
    assert "Đã qua" not in shown
    assert "Còn nháp" not in shown


def test_it_costs_the_same_however_much_it_tells(client):
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/hoat-dong/rss.xml")
        return len(captured)

    for number in range(3):
        EventPageFactory(title=f"Buổi {number}", sessions=[meeting(at(5, 8))])
    few = asked()
    for number in range(3, 6):
        EventPageFactory(title=f"Buổi {number}", sessions=[meeting(at(5, 8))])
    assert asked() == few

"""Related things on the page of one thing: what shows, what never does, what it costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from courses.activities.models import Activity
from search import related
from search.engines import choice
from tests.factories.catalog import LevelFactory, ResourceFactory, SubjectFactory
from tests.factories.courses import (
    ClubPageFactory,
    ContestPageFactory,
    CoursePageFactory,
    EventPageFactory,
    meeting,
    subject,
)
from tests.search.feeding import Fed, feed_all
from tests.search.projecting import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def titles(client, thing) -> list[str]:
    """The related things on its page."""
    address = (
        thing.get_absolute_url() if hasattr(thing, "slug") and not isinstance(thing, Page) else thing.url
    )
    answer = client.get(address)
    assert answer.status_code == 200
    part = answer.content.decode().rpartition("</h1>")[2]
    return re.findall(r'<li class="card">.*?class="title"><a [^>]*>([^<]*)</a>', part, re.DOTALL)


@pytest.fixture
def alike() -> dict:
    """One thing of each kind, all of one subject and level."""
    level = LevelFactory()
    made = {
        "resource": ResourceFactory(title="Sổ tay kỹ năng số", subject=subject(), level=level),
        "course": CoursePageFactory(title="Lớp kỹ năng số", level=level),
        "event": EventPageFactory(title="Ngày hội kỹ năng số", level=level),
        "contest": ContestPageFactory(title="Cuộc thi kỹ năng số", level=level),
        "club": ClubPageFactory(title="Câu lạc bộ kỹ năng số", level=level),
    }
    build()
    return made


@pytest.mark.parametrize("kind", ["resource", "course", "event", "contest", "club"])
def test_every_detail_page_shows_what_is_like_it_and_never_itself(client, alike, kind) -> None:
    others = {thing.title for name, thing in alike.items() if name != kind}
    assert set(titles(client, alike[kind])) == others


def test_a_plain_page_has_none(client, alike, home) -> None:
    assert "Sổ tay kỹ năng số" not in client.get("/don-vi/").content.decode()


def test_what_was_taken_down_is_gone_at_once_though_the_answer_is_kept(client, alike) -> None:
    assert len(titles(client, alike["course"])) == 4
    alike["event"].unpublish()
    alike["resource"].live = False
    alike["resource"].save()
    assert set(titles(client, alike["course"])) == {"Cuộc thi kỹ năng số", "Câu lạc bộ kỹ năng số"}


def test_what_lies_below_a_page_that_was_taken_down_is_gone_at_once(client, alike) -> None:
    assert "Ngày hội kỹ năng số" in titles(client, alike["course"])
    Page.objects.filter(pk=alike["event"].get_parent().pk).update(live=False)
    assert "Ngày hội kỹ năng số" not in titles(client, alike["course"])


def test_what_is_over_shows_only_beside_what_is_over(client) -> None:
    now = timezone.now()
    over = [meeting(now - timedelta(days=1), hours=1)]
    EventPageFactory(title="Đã qua rồi", sessions=over)
    course = CoursePageFactory(title="Còn đang học", sessions=[meeting(now + timedelta(days=1))])
    past = EventPageFactory(title="Cũng đã qua", sessions=over)
    build()
    assert "Đã qua rồi" not in titles(client, course)
    assert "Đã qua rồi" in titles(client, past)


def test_what_is_cancelled_is_nothing_to_go_on_to(client, alike) -> None:
    Activity.objects.filter(pk=alike["event"].pk).update(is_cancelled=True, cancelled_at=timezone.now())
    build()
    assert "Ngày hội kỹ năng số" not in titles(client, alike["course"])


def test_the_answer_is_kept_and_costs_one_statement(client, alike) -> None:
    identity = ("page", alike["course"].pk)

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            shown = related.cards(identity, is_over=False, now=timezone.now())
        assert len(shown) == 4
        statements = [query["sql"] for query in captured.captured_queries]
        assert len(statements) == len(set(statements))
        return len(statements)

    first, second = cost(), cost()
    assert second == 1
    assert first <= second + 5  # the own document, its words, values of facets (new ones too), candidates


def test_a_new_thing_is_asked_about_again_soon(client, monkeypatch) -> None:
    lone = ResourceFactory(subject=SubjectFactory(), level=LevelFactory())
    assert titles(client, lone) == []
    ResourceFactory(title="Bạn mới", subject=lone.subject)
    build()
    later = related.time.monotonic() + related.SECONDS_WITHOUT
    monkeypatch.setattr(related.time, "monotonic", lambda: later)
    assert titles(client, lone) == ["Bạn mới"]


def test_no_more_answers_are_kept_than_there_is_room_for(alike, monkeypatch) -> None:
    monkeypatch.setattr(related, "MOST_KEPT", 2)
    for thing in ("course", "event", "contest"):
        related.cards(("page", alike[thing].pk), is_over=False, now=timezone.now())
    assert len(related._kept) == 2


def test_elasticsearch_answers_and_the_database_while_it_is_away(client, alike, named: Fed, settings) -> None:
    feed_all(named)
    assert len(titles(client, alike["course"])) == 4
    settings.SEARCH_URL = "elasticsearch://127.0.0.1:9/nobody"
    related.forget()
    assert choice.current().name == "elasticsearch"
    assert len(titles(client, alike["course"])) == 4

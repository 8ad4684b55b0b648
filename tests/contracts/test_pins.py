"""What coordinators want first for a question comes first, on every engine."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from search.engines.database import reading
from search.engines.database.engine import DatabaseEngine
from search.engines.protocol import Engine, Query, Results
from search.pins.models import Pin, PinnedItem, PinPhrase
from tests.factories.catalog import ResourceFactory
from tests.factories.courses import CoursePageFactory, subject
from tests.factories.documents import document, index
from tests.search.feeding import Fed, feed_all
from tests.search.projecting import build

Refresh = Callable[[], None]


def pin(*things, phrases=("học bổng",), **days) -> Pin:
    """These things first for these questions."""
    made = Pin.objects.create(**days)
    for text in phrases:
        PinPhrase.objects.create(pin=made, text=text)
    for place, thing in enumerate(things):
        field = "resource" if thing._meta.model_name == "resource" else "page"
        PinnedItem.objects.create(pin=made, sort_order=place, **{field: thing})
    return made


class PinContract:
    """Subclasses give the engine, empty, and `refresh`, after which it knows what the site holds."""

    @pytest.fixture
    def things(self, home, refresh: Refresh):
        ResourceFactory(title="Học bổng cho học sinh nghèo", key="A")
        ResourceFactory(title="Học bổng du học", key="B")
        ResourceFactory(title="Quỹ học bổng của thành phố", key="C")
        other = ResourceFactory(title="Sổ tay tân sinh viên", key="GUIDE", subject=subject())
        course = CoursePageFactory(title="Viết thư xin tài trợ", key="LETTER")
        refresh()
        return other, course

    def ask(self, engine: Engine, text: str = "học bổng", **query) -> Results:
        return engine.search(Query(text, **query), timezone.now())

    def keys(self, results: Results) -> list[str]:
        return [hit.document.key for hit in results.hits]

    def test_pinned_things_come_first_in_their_order_and_say_so(self, engine: Engine, things) -> None:
        guide, course = things
        before = self.ask(engine)
        pin(course, guide)
        results = self.ask(engine)
        assert self.keys(results) == ["LETTER", "GUIDE", *self.keys(before)]
        assert [hit.is_pinned for hit in results.hits] == [True, True, False, False, False]
        assert results.total == before.total + 2 == results.reachable

    def test_what_is_found_anyway_is_not_there_twice(self, engine: Engine, things) -> None:
        from catalog.resources.models import Resource

        last = self.keys(self.ask(engine))[-1]
        pin(Resource.objects.get(key=last))
        results = self.ask(engine)
        assert results.total == 3
        assert self.keys(results)[0] == last
        assert len(set(self.keys(results))) == 3

    @pytest.mark.parametrize("text", ["HỌC BỔNG", "hoc bong", "  học   bổng? ", "học bo\u0302\u0309ng"])
    def test_the_question_is_compared_as_words_without_accents(self, engine: Engine, things, text) -> None:
        pin(things[0])
        assert self.keys(self.ask(engine, text))[0] == "GUIDE"

    @pytest.mark.parametrize("text", ["học bổng du học", "học", "bổng học", ""])
    def test_only_the_whole_question_counts(self, engine: Engine, things, text) -> None:
        pin(things[0])
        assert not any(hit.is_pinned for hit in self.ask(engine, text).hits)

    def test_several_ways_to_ask_lead_to_the_same(self, engine: Engine, things) -> None:
        pin(things[0], phrases=("học bổng", "xin tiền đi học", "qwrtp"))
        assert self.keys(self.ask(engine, "xin tien di hoc"))[0] == "GUIDE"
        nonsense = self.ask(engine, "qwrtp")
        assert self.keys(nonsense) == ["GUIDE"]
        assert nonsense.total == 1
        assert self.keys(self.ask(engine, "học bổng", is_literal=True))[0] == "GUIDE"

    def test_facets_filters_and_pages_count_them(self, engine: Engine, things) -> None:
        guide, course = things
        pin(course, guide)
        for facet in self.ask(engine).facets:
            for choice in facet.choices:
                clicked = self.ask(engine, filters={facet.name: (choice.code,)})
                assert clicked.total == choice.count == len(clicked.hits), (facet.name, choice)
        assert self.keys(self.ask(engine, filters={"type": ("COURSE",)})) == ["LETTER"]
        pages = [self.keys(self.ask(engine, page=page, size=2)) for page in (1, 2, 3)]
        assert pages[0] == ["LETTER", "GUIDE"]
        assert [len(page) for page in pages] == [2, 2, 1]
        assert len({key for page in pages for key in page}) == 5

    @pytest.mark.parametrize("sort", ["newest", "soon", "title"])
    def test_another_order_is_kept_and_counts_the_same(self, engine: Engine, things, sort) -> None:
        pin(things[0])
        results = self.ask(engine, sort=sort)
        assert results.total == 4
        assert sum(hit.is_pinned for hit in results.hits) == 1

    def test_what_cannot_be_found_is_not_shown(self, engine: Engine, things, refresh: Refresh) -> None:
        guide, course = things
        pin(guide, course)
        guide.live = False
        guide.save()
        course.unpublish()
        refresh()
        results = self.ask(engine)
        assert results.total == 3
        assert not any(hit.is_pinned for hit in results.hits)

    def test_days_are_kept(self, engine: Engine, things) -> None:
        today = timezone.localdate()
        held = pin(things[0], first_day=today, last_day=today)
        assert self.ask(engine).hits[0].is_pinned
        for days in ({"first_day": today + timedelta(days=1)}, {"last_day": today - timedelta(days=1)}):
            Pin.objects.filter(pk=held.pk).update(**{"first_day": None, "last_day": None, **days})
            assert not self.ask(engine).hits[0].is_pinned


@pytest.mark.django_db
class TestDatabaseEngine(PinContract):
    """The built-in engine, on the database of this run."""

    @pytest.fixture
    def engine(self) -> Engine:
        return DatabaseEngine()

    @pytest.fixture
    def refresh(self) -> Refresh:
        return build

    def test_it_comes_first_where_more_match_than_are_ranked(self, engine: Engine, things) -> None:
        many = reading.RANKED + 100
        index(engine, *(document(f"m{n}", "Học bổng", published_at=timezone.now()) for n in range(many)))
        pin(things[0])
        results = self.ask(engine)
        assert self.keys(results)[0] == "GUIDE"
        assert results.total == many + 4


@pytest.mark.django_db
class TestElasticsearchEngine(PinContract):
    """Elasticsearch on a real server, fed as the worker does: the projection first."""

    @pytest.fixture
    def engine(self, fed: Fed) -> Engine:
        return fed

    @pytest.fixture
    def refresh(self, fed: Fed) -> Refresh:
        def built_and_fed() -> None:
            build()
            feed_all(fed)

        return built_and_fed

"""What becomes findable is found for kept searches: once, never for an edit, whichever engine answers."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from search.models import Entry
from search.saved import looking
from search.saved.models import Finding, SavedSearch
from tests.factories.people import UserFactory
from tests.search.feeding import Fed, feed_all
from tests.search.projecting import build
from tests.search.saved.conftest import backdate, later, look, publish, save, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def items(home) -> None:
    publish("Trồng nấm hương trong vườn")
    backdate(minutes=120)


def test_what_was_there_before_is_not_new(person) -> None:
    search = save(person)
    look()
    assert told(search) == []


def test_what_is_published_afterwards_is_found_where_it_answers(person) -> None:
    mushrooms, sums = save(person), save(person, "toán lớp 5")
    publish()
    look()
    assert told(mushrooms) == ["Kỹ thuật trồng nấm rơm"]
    assert told(sums) == []


def test_filters_hold_for_what_is_new(person) -> None:
    course, resource = save(person, type="COURSE"), save(person, type="RESOURCE")
    publish()
    look()
    assert told(course) == []
    assert told(resource) == ["Kỹ thuật trồng nấm rơm"]


def test_looking_twice_finds_it_once(person) -> None:
    search = save(person)
    publish()
    look()
    SavedSearch.objects.update(looked_until=timezone.now() - timedelta(hours=1))
    look()
    assert len(told(search)) == 1


def test_an_edit_is_no_news_and_neither_is_coming_back(person) -> None:
    resource = publish()
    backdate(minutes=90)
    search = save(person)
    resource.title = "Trồng nấm rơm từ A đến Z"
    resource.save()
    build()
    resource.unpublish()
    build()
    resource.save_revision().publish()
    build()
    assert Entry.objects.get(source_id=resource.pk, kind="resource").is_findable
    look()
    assert told(search) == []


def test_what_has_just_come_waits_until_it_is_certain_to_be_in_the_engine(person) -> None:
    search = save(person)
    publish()
    look(timezone.now())
    assert told(search) == []
    look(later())
    assert told(search) == ["Kỹ thuật trồng nấm rơm"]


def test_a_thing_is_news_only_for_who_saved_before_it(person) -> None:
    early = save(person)
    publish()
    late = save(UserFactory(email="b@example.org"), at=timezone.now())
    look()
    assert (len(told(early)), told(late)) == (1, [])


def test_equal_searches_of_many_are_one_question(person, monkeypatch) -> None:
    searches = [save(person), *(save(UserFactory(email=f"p{n}@example.org")) for n in range(3))]
    publish()
    asked = []
    answer = looking._answer
    monkeypatch.setattr(looking, "_answer", lambda *args: (asked.append(args[0]), answer(*args)))
    look()
    assert len(asked) == 1
    assert [len(told(search)) for search in searches] == [1, 1, 1, 1]


def test_without_anything_new_nothing_is_asked(person, django_assert_num_queries) -> None:
    save(person)
    look()
    with django_assert_num_queries(2):
        assert looking.look(later()) == 0


def test_after_an_import_the_things_are_looked_at_in_pieces(person, monkeypatch) -> None:
    monkeypatch.setattr(looking, "CHUNK", 2)
    search = save(person)
    for number in range(5):
        publish(f"Trồng nấm tập {number}")
    assert looking.look(later()) == 1
    assert 0 < len(told(search)) < 5
    look()
    assert len(told(search)) == 5


def test_a_round_that_breaks_off_is_taken_up_again(person, monkeypatch) -> None:
    search = save(person)
    publish()
    note = looking._note
    monkeypatch.setattr(looking, "_note", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        looking.look(later())
    monkeypatch.setattr(looking, "_note", note)
    look()
    assert len(told(search)) == 1


def test_removed_searches_and_closed_accounts_are_not_looked_at(person) -> None:
    save(person)
    SavedSearch.objects.update(removed_at=timezone.now())
    closed = UserFactory(email="c@example.org")
    save(closed)
    closed.is_active = False
    closed.save()
    publish()
    look()
    assert not Finding.objects.exists()


def test_elasticsearch_answers_the_same(named: Fed, person) -> None:
    search = save(person)
    publish()
    feed_all(named)
    look()
    assert told(search) == ["Kỹ thuật trồng nấm rơm"]


def test_what_elasticsearch_has_not_got_yet_is_found_later(named: Fed, person) -> None:
    search = save(person)
    publish()
    look()
    assert told(search) == []
    feed_all(named)
    look()
    assert told(search) == ["Kỹ thuật trồng nấm rơm"]


def test_with_elasticsearch_away_the_database_answers(settings, person) -> None:
    settings.SEARCH_URL = "elasticsearch://127.0.0.1:9/away"
    search = save(person)
    publish()
    Entry.objects.update(acknowledged_version=1, built_version=1)
    look()
    assert told(search) == ["Kỹ thuật trồng nấm rơm"]


def test_where_the_engine_is_slow_a_round_ends_early(person, monkeypatch) -> None:
    monkeypatch.setattr(looking, "SECONDS", -1)
    for text in ("trồng nấm", "nấm", "rơm"):
        save(person, text)
    publish()
    assert looking.look(later()) == 1
    look()
    assert Finding.objects.count() == 3


def test_ten_thousand_searches_stay_cheap(person, monkeypatch, django_assert_max_num_queries) -> None:
    """Everybody's own question, which nothing new answers: a round is bounded, whatever their number."""
    monkeypatch.setattr(looking, "SECONDS", 600)
    people = [UserFactory(email=f"p{number}@example.org") for number in range(20)]
    hour_ago = timezone.now() - timedelta(hours=1)
    SavedSearch.objects.bulk_create(
        SavedSearch(
            person=people[number % 20],
            text=f"máy cày số {number}",
            digest=f"{number:064}",
            created_at=hour_ago,
            looked_until=hour_ago,
        )
        for number in range(10_000)
    )
    publish()
    with django_assert_max_num_queries(looking.ROUND * 17):
        assert looking.look(later()) == looking.ROUND

"""How much things are used: read from the ledger, without building everything anew."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.resources import subjects
from catalog.resources.models import Resource
from courses.activities.models import Activity
from hub.participation import ledger
from hub.participation.models import Kind
from hub.subjects import Subject
from hub.worker.registry import jobs
from search import popularity
from search.models import Entry, Facts
from search.projection import reconciling
from tests.factories.people import UnitFactory, UserFactory
from tests.search.projecting import build, stale

pytestmark = pytest.mark.django_db


def use(kind: Kind, subject_kind: str, key: str, times: int, days_ago: int = 0, person=None):
    at = timezone.now() - timedelta(days=days_ago)
    entry = ledger.Entry(
        kind=kind,
        subject=Subject(subject_kind, key, "Tên", "/"),
        unit=UnitFactory(),
        occurred_at=at,
        key=f"{kind}:{key}:{days_ago}:{times}",
        quantity=times,
        person=person,
    )
    (row,) = ledger.record(entry, by=None, now=timezone.now())
    return row


def levels() -> dict[str, int]:
    return dict(Entry.objects.filter(popularity__gt=0).values_list("key", "popularity"))


def refresh() -> int:
    return popularity.refresh(timezone.now())


@pytest.mark.parametrize(
    ("used", "level"),
    [(-1, 0), (0, 0), (2, 0), (3, 1), (14, 1), (15, 2), (63, 3), (255, 4), (1022, 4), (1023, 5), (10**9, 5)],
)
def test_a_level_takes_four_times_as_much_use(used: int, level: int) -> None:
    assert popularity.level(used) == level


def test_views_downloads_plays_and_joins_reach_the_document(course: Activity, resource: Resource) -> None:
    use(Kind.RESOURCE_VIEWED, subjects.KIND, "HL1", 10)
    use(Kind.RESOURCE_DOWNLOADED, subjects.KIND, "HL1", 5)
    use(Kind.JOINED, "COURSE", "KH1", 3)
    assert refresh() == 2
    assert stale("resource") == {resource.pk}
    build()
    assert levels() == {"HL1": 2, "KH1": 1}
    entry = Entry.objects.get(key="HL1")
    assert entry.document["popularity"] == 2
    assert Facts.objects.get(entry=entry).popularity == 2


def test_what_has_not_changed_is_not_built_anew(course: Activity, resource: Resource) -> None:
    use(Kind.RESOURCE_VIEWED, subjects.KIND, "HL1", 5)
    refresh()
    build()
    use(Kind.RESOURCE_VIEWED, subjects.KIND, "HL1", 6)
    build()
    assert refresh() == 0
    assert not Entry.objects.filter(is_stale=True).exists()
    with CaptureQueriesContext(connection) as captured:
        refresh()
    assert len(captured) <= 6
    assert not [query for query in captured if query["sql"].startswith("UPDATE")]


def test_old_use_and_use_that_was_undone_do_not_count(course: Activity, resource: Resource) -> None:
    undone = use(Kind.JOINED, "COURSE", "KH1", 50)
    use(Kind.RESOURCE_VIEWED, subjects.KIND, "HL1", 500, days_ago=popularity.DAYS)
    refresh()
    assert levels() == {"KH1": 2}
    ledger.reverse(undone, by=None, now=timezone.now())
    assert refresh() == 1
    assert levels() == {}
    build()
    assert "popularity" not in Entry.objects.get(key="KH1").document


def test_what_says_nothing_of_interest_does_not_count(course: Activity) -> None:
    use(Kind.ACTIVITY_OPENED, "COURSE", "KH1", 500)
    assert refresh() == 0


def test_there_is_no_person_in_it(course: Activity) -> None:
    person = UserFactory()
    use(Kind.JOINED, "COURSE", "KH1", 3, person=person)
    with CaptureQueriesContext(connection) as captured:
        refresh()
    assert not [query for query in captured if "person" in query["sql"]]


def test_a_thing_keeps_its_level_when_it_is_built_anew_and_reconciled(resource: Resource) -> None:
    use(Kind.RESOURCE_VIEWED, subjects.KIND, "HL1", 100)
    refresh()
    resource.title = "Sổ tay trồng chè sạch"
    resource.save()
    build()
    assert Entry.objects.get(key="HL1").document["popularity"] == 3
    assert reconciling.reconcile(mend=False).all() == []


def test_the_worker_refreshes_it() -> None:
    assert popularity.refresh in [job.run for job in jobs()]

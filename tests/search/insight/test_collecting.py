"""Searches are counted without a person, once each, and after the answer was sent."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from search.insight import closing, collecting, wording
from search.insight.models import AskedQuestion, AskedWeek
from tests.search.saved.conftest import publish

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 13) Firefox/130.0"


@pytest.fixture(autouse=True)
def items(home) -> None:
    publish("Kỹ thuật trồng nấm rơm")


def search(text="trồng nấm", *, agent=PHONE, address="10.0.0.1", path="/tim/", **params) -> None:
    headers = {"User-Agent": agent, **params.pop("headers", {})}
    answer = Client().get(path, {"q": text, **params}, headers=headers, REMOTE_ADDR=address)
    assert answer.status_code == 200


def write() -> int:
    return collecting.write(collecting.notes.take(all_of_them=True))


def counted() -> dict[str, int]:
    write()
    return {f"{row.question} {row.found}": row.times for row in AskedQuestion.objects.all()}


def test_a_search_counts_with_how_much_it_found() -> None:
    search("Trồng  NẤM")
    search("qwrtzxp")
    search("nấm", type="COURSE")
    assert counted() == {"trồng nấm FEW": 1, "qwrtzxp NOTHING": 1, "nấm NARROWED": 1}
    week = AskedWeek.objects.get()
    assert (week.week, week.times, week.not_found) == (collecting.monday(timezone.localdate()), 3, 1)


def test_the_api_counts_too() -> None:
    search(path="/api/search/")
    assert counted() == {"trồng nấm FEW": 1}


def test_reloading_paging_and_filters_are_the_same_search() -> None:
    search()
    search("TRỒNG nấm")
    search(sort="newest")
    search(type="RESOURCE")
    search(page="2")
    search(headers={"HX-Request": "true", "HX-Target": "found"}, type="RESOURCE")
    assert counted() == {"trồng nấm FEW": 1}
    search()
    assert counted() == {"trồng nấm FEW": 1}


def test_another_device_counts_again() -> None:
    search()
    search(address="10.0.0.2")
    search(agent="Mozilla/5.0 (iPhone) Safari/604.1")
    assert counted() == {"trồng nấm FEW": 3}


@pytest.mark.parametrize(
    "how",
    [
        {"agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"agent": "python-requests/2.32"},
        {"agent": ""},
        {"headers": {"Sec-Purpose": "prefetch;prerender"}},
        {"headers": {"Purpose": "prefetch"}},
        {"page": "2"},
        {"text": ""},
        {"text": "  "},
    ],
)
def test_programs_prefetching_and_browsing_do_not_count(how) -> None:
    search(**how)
    assert counted() == {}
    assert not AskedWeek.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "na.lo@example.org",
        "0912 345 678",
        "0912.345.678",
        "+84 (912) 345-678",
        "cccd 006 123 456 789",
        "nguyễn văn a 0912345678",
        "a" * 81,
        "???",
    ],
)
def test_what_may_say_who_somebody_is_is_never_written_down(text) -> None:
    search(text)
    assert counted() == {}
    assert AskedWeek.objects.get().times == 1, "the week's sum has it"


@pytest.mark.parametrize("text", ["30/2020/nđ-cp", "toán lớp 5", "ngày 20/11/2022", "2022 2023", "c++"])
def test_numbers_of_documents_and_days_are_questions(text) -> None:
    assert wording.normalised(text) == text


def test_nothing_that_is_kept_knows_a_person() -> None:
    search(address="203.0.113.77")
    search("trồng nấm sò", address="203.0.113.77")
    held = collecting.notes.take(all_of_them=True)
    collecting.write(held)
    names = {field.name for field in AskedQuestion._meta.fields}
    assert names == {"id", "week", "question", "folded", "found", "times"}
    assert "203.0.113.77" not in repr(held)
    assert held[0].device != held[1].device, "two searches of a device cannot be told to be one's"


def test_the_page_itself_writes_nothing(django_assert_max_num_queries) -> None:
    search()
    with django_assert_max_num_queries(12) as captured:
        search("nấm rơm")
    assert not [
        query for query in captured.captured_queries if re.match("INSERT|UPDATE|DELETE", query["sql"])
    ]
    assert not AskedWeek.objects.exists()


def test_notes_are_written_after_an_answer_once_they_are_old_enough(monkeypatch) -> None:
    now = [100.0]
    monkeypatch.setattr(collecting.notes, "clock", lambda: now[0])
    search()
    now[0] += collecting.EVERY - 1
    Client().get("/healthz")
    assert not AskedWeek.objects.exists()
    now[0] += 1
    Client().get("/healthz")
    assert AskedWeek.objects.get().times == 1


def test_writing_costs_few_statements_however_many_searched(django_assert_max_num_queries) -> None:
    for number in range(30):
        search(address=f"10.0.1.{number}")
    held = collecting.notes.take(all_of_them=True)
    cache.clear()
    with django_assert_max_num_queries(8 + 3 * len(held)) as captured:  # three of the cache's table for each
        collecting.write(held)
    own = [query for query in captured.captured_queries if "search_asked" in query["sql"]]
    assert len(own) <= 6
    assert AskedQuestion.objects.get().times == 30


def test_a_flood_fills_neither_memory_nor_disk(monkeypatch) -> None:
    monkeypatch.setattr(collecting, "MOST_QUESTIONS", 2)
    monkeypatch.setattr(collecting, "MOST_NOTES", 4)
    for number in range(6):
        search(f"nấm {number}")
    assert write() == 4
    search("nấm 7")
    search("nấm 0", address="10.0.0.9")
    write()
    assert AskedQuestion.objects.filter(question="nấm 7").count() == 0
    assert AskedQuestion.objects.get(question="nấm 0").times == 2


@pytest.mark.parametrize("error", [OperationalError, ConnectionError])
def test_a_server_that_is_away_loses_the_count_and_nothing_else(monkeypatch, caplog, error) -> None:
    def away(taken):
        raise error("away")

    search()
    monkeypatch.setattr(collecting, "write", away)
    collecting.write_due(all_of_them=True)
    assert "1 searches are not counted" in caplog.text


# weeks that are over


def asked(question: str, times: int, weeks_ago: int = 0, found: str = "NOTHING") -> None:
    week = collecting.monday(timezone.localdate()) - timedelta(weeks=weeks_ago)
    AskedQuestion.objects.create(
        week=week, question=question, folded=wording.folded(question), found=found, times=times
    )
    AskedWeek.objects.get_or_create(week=week, defaults={"times": 500})


def questions() -> list[str]:
    return sorted(set(AskedQuestion.objects.values_list("question", flat=True)))


def test_when_a_week_is_over_what_few_asked_goes() -> None:
    asked("nguyễn thị lan", 2, weeks_ago=1)
    asked("máy cày", 2, weeks_ago=1)
    asked("may cay", 1, weeks_ago=1)
    asked("nấm", 2)
    assert closing.close(timezone.now()) == 1
    assert questions() == ["may cay", "máy cày", "nấm"]
    assert closing.close(timezone.now()) == 0


def test_a_week_is_open_until_sundays_searches_are_written() -> None:
    asked("nấm", 1, weeks_ago=1)
    monday = collecting.monday(timezone.localdate())
    midnight = timezone.make_aware(timezone.datetime.combine(monday, timezone.datetime.min.time()))
    assert closing.close(midnight + timedelta(minutes=30)) == 0
    assert closing.close(midnight + timedelta(minutes=61)) == 1


def test_half_a_year_later_everything_goes() -> None:
    asked("nấm", 50, weeks_ago=27)
    asked("hát then", 50, weeks_ago=26)
    closing.close(timezone.now())
    assert questions() == ["hát then"]
    assert AskedWeek.objects.count() == 1


def test_weeks_begin_on_monday() -> None:
    assert collecting.monday(date(2022, 10, 9)) == date(2022, 10, 3)
    assert collecting.monday(date(2022, 10, 3)) == date(2022, 10, 3)

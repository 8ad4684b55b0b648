"""How often Elasticsearch is asked: once for a page of results, twice where too little has every word."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from elastic_transport import Transport

from search.engines.elasticsearch import ranking
from search.engines.protocol import Query
from tests.factories.documents import document, index
from tests.search.feeding import Fed

TITLES = (
    "Trồng nấm tại nhà",
    "Trồng nấm hương",
    "Trồng nấm rơm",
    *(f"Trồng nấm, bài {number}" for number in range(1, 6)),
    "Nấm và cách trồng",
    "Đăng ký lớp xóa mù chữ",
    "Lớp xóa mù chữ buổi tối",
    "Học chữ buổi tối",
)


@pytest.fixture
def asked(fed: Fed, db, monkeypatch) -> Callable[[str], tuple[int, int]]:
    """How many requests a question takes, and how many results it has."""
    index(fed, *(document(f"a{number}", title) for number, title in enumerate(TITLES)))
    sent = []
    send = Transport.perform_request

    def count(self: Transport, *given: object, **options: object) -> object:
        sent.append(given)
        return send(self, *given, **options)

    monkeypatch.setattr(Transport, "perform_request", count)

    def ask(text: str) -> tuple[int, int]:
        sent.clear()
        total = fed.search(Query(text), timezone.now()).total
        return len(sent), total

    return ask


@pytest.mark.parametrize(
    ("text", "most", "is_found"),
    [
        ("", 1, True),
        ("trồng nấm", 1, True),
        ("nấm hương", 2, True),
        ("làm sao để đăng ký lớp xóa mù chữ", 1, True),
        ("học trồng nấm", 2, True),
        ("qwrtzxp vbnm", 2, False),
        ("trồng qwrtzxp vbnm ghjkl", 2, False),
    ],
)
def test_a_question_takes_one_request_or_two(asked, text: str, most: int, is_found: bool) -> None:
    requests, total = asked(text)
    assert requests <= most
    assert bool(total) is is_found


def test_the_best_of_many_comes_first_though_few_are_scored_exactly(fed: Fed, db) -> None:
    """More match than are scored exactly, and the best stand last in the index: a page is in exact order."""
    many = ranking.RANKED + 60
    text = "kỹ thuật trồng nấm rơm tại nhà"
    index(
        fed,
        *(document(f"b{number}", f"Tài liệu {number}", body=text) for number in range(many)),
        document("title", "Sổ tay trồng nấm"),
        document("exact", "Trồng nấm"),
    )
    results = fed.search(Query("trồng nấm"), timezone.now())
    assert [hit.document.key for hit in results.hits[:2]] == ["exact", "title"]
    assert results.total == many + 2
    pages = [fed.search(Query("trồng nấm", page=page), timezone.now()).hits for page in range(1, 21)]
    keys = [hit.document.key for hits in pages for hit in hits]
    assert len(set(keys)) == len(keys) == many + 2

"""The open search API."""

from urllib.parse import urlencode

import pytest
import time_machine
from django.test import Client

from search.engines.database.engine import DatabaseEngine
from tests.contracts.items import CITY, HOSTILE, ITEMS, WARD
from tests.factories.documents import NOW, index

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def items() -> None:
    index(DatabaseEngine(), *ITEMS)


def ask(client: Client, path: str = "search", **params: object) -> dict:
    answer = client.get(f"/api/{path}/?{urlencode(params, doseq=True)}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    return answer.json()


def test_results_have_what_the_api_promises(client: Client) -> None:
    answer = ask(client, q="trồng nấm")
    assert answer["total"] == len(answer["results"])
    first = answer["results"][0]
    assert (first["type"], first["key"], first["url"]) == ("RESOURCE", "nam", "/nam/")
    assert first["title"] == "Kỹ thuật trồng nấm hương"
    assert first["snippet"].startswith("Chuẩn bị")
    (start, end), *_ = first["marks"]["title"]
    assert first["title"][start:end] == "trồng nấm"
    assert {"type", "when", "subject", "level", "mode", "open", "unit", "licence"} == set(answer["facets"])
    assert {"code", "label", "count", "is_chosen", "parent"} == set(answer["facets"]["type"][0])


@pytest.mark.parametrize("given", ["COURSE", "Khóa học trực tuyến", "khóa học", "khoa hoc", "Course"])
def test_a_type_is_understood_by_code_and_by_its_names(client: Client, given: str) -> None:
    answer = ask(client, type=given)
    assert [result["key"] for result in answer["results"]] == ["excel"]
    chosen = [line for line in answer["facets"]["type"] if line["is_chosen"]]
    assert [line["code"] for line in chosen] == ["COURSE"]


def test_several_values_of_a_facet_add_up(client: Client) -> None:
    assert ask(client, type=["COURSE", "EVENT"])["total"] == 2


def test_pages_hold_everything_once(client: Client) -> None:
    pages = [ask(client, size=2, page=page) for page in (1, 2, 3, 4)]
    keys = [result["key"] for page in pages for result in page["results"]]
    assert (len(keys), len(set(keys)), pages[0]["pages"]) == (5, 5, 3)
    assert [page["total"] for page in pages] == [5, 5, 5, 5]


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "9" * 30, "٣", "1.5", "²"])
def test_any_page_is_answered(client: Client, page: str) -> None:
    assert ask(client, page=page)["total"] == 5


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("path", ["search", "suggest"])
def test_any_string_is_answered(client: Client, path: str, text: str) -> None:
    query = urlencode({"q": text, "type": text, "unit": text, "sort": text, "page": text}, errors="replace")
    answer = client.get(f"/api/{path}/?{query}")
    assert answer.status_code == 200
    answer.content.decode()


def test_bytes_that_are_no_text_are_answered(client: Client) -> None:
    assert client.get("/api/search/?q=%ff%fe%00%ed%a0%bd&type=%ff").status_code == 200


def test_a_word_that_occurs_nowhere_finds_nothing(client: Client) -> None:
    answer = ask(client, q="qwrtzxp")
    assert (answer["total"], answer["results"]) == (0, [])


def test_suggestions_have_what_the_api_promises(client: Client) -> None:
    (first, *_) = ask(client, "suggest", q="ky thu")["suggestions"]
    wanted = {
        "type": "RESOURCE",
        "key": "nam",
        "title": "Kỹ thuật trồng nấm hương",
        "url": "/nam/",
        "type_label": "Học liệu",
    }
    assert first == wanted


def test_nothing_is_suggested_for_nothing(client: Client) -> None:
    assert ask(client, "suggest", q="")["suggestions"] == []
    assert ask(client, "suggest", q="qwrtzxp")["suggestions"] == []


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/api/search/").status_code == 405


def test_a_search_costs_few_statements_and_none_twice(client: Client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(7) as captured:
        ask(client, q="toán lớp 5", type="RESOURCE")
    statements = [query["sql"] for query in captured.captured_queries]
    assert len(statements) == len(set(statements))


def test_dates_narrow_and_wrong_ones_are_told(client: Client) -> None:
    with time_machine.travel(NOW, tick=False):
        assert [one["key"] for one in ask(client, when="week", type="EVENT")["results"]] == ["khai-mac"]
        answer = ask(client, **{"from": "2022-10-09", "to": "2022-10-09"})
        assert [one["key"] for one in answer["results"]] == ["excel"]
        assert answer["problems"] == {}
        wrong = ask(client, **{"from": "31/02", "type": "EVENT"})
        assert (wrong["total"], list(wrong["problems"])) == (1, ["from"])
        assert "31/02" in wrong["problems"]["from"]
        twisted = ask(client, **{"from": "2022-10-09", "to": "2022-10-01"})
        assert (twisted["total"], list(twisted["problems"])) == (5, ["to"])


@pytest.mark.parametrize("text", HOSTILE)
def test_any_string_for_a_date_is_answered(client: Client, text: str) -> None:
    query = urlencode({"from": text, "to": text, "when": text}, errors="replace")
    answer = client.get(f"/api/search/?{query}")
    assert answer.status_code == 200
    assert isinstance(answer.json()["problems"], dict)


def test_a_facets_lines_say_what_they_are_part_of(client: Client) -> None:
    lines = {line["code"]: line for line in ask(client)["facets"]["unit"]}
    assert lines[WARD.code]["parent"] == CITY.code
    assert lines[CITY.code]["parent"] == ""

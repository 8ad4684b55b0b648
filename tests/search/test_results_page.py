"""The results page, as people see it."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from hub.accounts.permissions import Role
from tests.contracts.items import HOSTILE
from tests.factories.catalog import ResourceFactory, SubjectFactory
from tests.factories.courses import CoursePageFactory, EventPageFactory, subject
from tests.factories.units import PlacementFactory, UnitFactory
from tests.search.projecting import build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def items(home) -> None:
    make(1)


def make(number: int) -> None:
    for _ in range(number):
        ResourceFactory(title="Sổ tay <kỹ năng> số", subject=subject())
        CoursePageFactory(title="Kỹ năng số cho người cao tuổi", capacity=6)
        EventPageFactory(title="Ngày hội kỹ năng số", place="Nhà văn hóa")
    build()


def page(client: Client, **params: object) -> str:
    answer = client.get(f"/tim/?{urlencode(params, doseq=True)}")
    assert answer.status_code == 200
    return answer.content.decode()


def statements(client: Client, django_assert_max_num_queries, **params: object) -> list[str]:
    page(client, **params)  # the first after a change reads new values of facets
    with django_assert_max_num_queries(12) as captured:
        page(client, **params)
    found = [query["sql"] for query in captured.captured_queries]
    assert len(found) == len(set(found)), "one statement is run twice"
    return found


def test_results_are_counted_and_highlighted(client: Client) -> None:
    html = page(client, q="ky nang so")
    assert "3 kết quả cho “ky nang so”" in html
    assert "<mark>Kỹ năng số</mark> cho người cao tuổi" in html
    assert "&lt;<mark>kỹ năng&gt; số</mark>" in html
    assert "Còn chỗ" in html or "Còn 6 chỗ" in html


def test_a_wrong_accent_is_pointed_out(client: Client) -> None:
    html = page(client, q="kỷ năng số", type="COURSE")
    assert "Có phải bạn muốn tìm" in html
    assert 'href="/tim/?q=k%E1%BB%B9+n%C4%83ng+s%E1%BB%91&amp;type=COURSE"' in html


def test_a_repair_is_said_and_can_be_declined(client: Client) -> None:
    html = page(client, q="ky nang sos")
    assert "<b>ky nang số</b>" in html or "<b>ky nang so</b>" in html
    assert "literal=1" in html
    assert "Chưa có mục nào" in page(client, q="ky nang sos", literal=1)


def test_filters_show_counts_and_can_be_taken_off(client: Client) -> None:
    html = page(client, q="kỹ năng số", type="EVENT")
    assert "1 kết quả" in html
    assert re.search(r'value="EVENT" checked>Sự kiện<span class="count">1</span>', html)
    assert re.search(r'value="COURSE">Khóa học<span class="count">1</span>', html)
    assert 'href="/tim/?q=k%E1%BB%B9+n%C4%83ng+s%E1%BB%91"' in html


def test_filters_that_nothing_passes_are_named_as_the_reason(client: Client) -> None:
    html = page(client, q="cao tuổi", type="EVENT")
    assert "0 kết quả" in html
    assert "Không có mục nào qua được tất cả bộ lọc." in html


def test_what_can_still_be_joined(client: Client) -> None:
    now = timezone.now()
    CoursePageFactory(title="Lớp đã đóng", registration_closes_at=now - timedelta(hours=1))
    build()
    assert "Lớp đã đóng" not in page(client, open=1)
    assert "Lớp đã đóng" in page(client)


def test_nothing_found_says_so_kindly_and_shows_ways_on(client: Client) -> None:
    html = page(client, q="qwrtzxp năng")
    assert "Chưa có mục nào về “qwrtzxp năng”" in html
    assert 'href="/tim/?q=n%C4%83ng"' in html
    assert "Có thể bạn quan tâm" in html
    assert "Xem cả chủ đề Kỹ năng số (3 mục)" in html


@pytest.mark.parametrize("text", HOSTILE)
def test_any_string_is_answered(client: Client, text: str) -> None:
    query = urlencode({"q": text, "subject": text, "sort": text, "page": text}, errors="replace")
    answer = client.get(f"/tim/?{query}")
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_the_script_gets_the_results_alone(client: Client) -> None:
    part = client.get("/tim/?q=so", headers={"HX-Request": "true", "HX-Target": "found"}).content.decode()
    assert "<html" not in part
    assert 'id="filters"' in part


def test_the_orders_can_be_chosen(client: Client) -> None:
    html = page(client, sort="title")
    assert '<option value="title" selected>Tên từ A đến Z</option>' in html


def test_english_is_complete(client: Client) -> None:
    client.cookies["django_language"] = "en"
    html = page(client, q="kỹ năng số")
    assert "3 results for “kỹ năng số”" in html
    assert "Open for joining" in html


@pytest.mark.parametrize(
    "params",
    [
        {"q": "kỹ năng số"},
        {},
        {"q": "kỷ năng số", "type": ["COURSE", "EVENT"], "open": "1"},
        {"q": "qwrtz xpw"},
    ],
)
def test_a_visitors_page_costs_the_same_for_twice_the_rows(
    client: Client, django_assert_max_num_queries, params
) -> None:
    before = statements(client, django_assert_max_num_queries, **params)
    make(1)
    assert len(statements(client, django_assert_max_num_queries, **params)) == len(before)


def test_a_residents_page_costs_few_statements(client_of, django_assert_max_num_queries) -> None:
    for client in (client_of(), client_of(Role.TEACHER)):
        statements(client, django_assert_max_num_queries, q="kỹ năng số", type="COURSE")


def lines(html: str, name: str) -> str:
    """The fold of that facet."""
    return html.partition(f'data-fold="{name}"')[2].partition("</fieldset>")[0]


def test_the_city_stands_first_beside_what_belongs_to_it(client: Client) -> None:
    city = UnitFactory(name="Thành phố Xanh", kind="CITY")
    department, ward = UnitFactory(name="Phòng Giáo dục"), UnitFactory(name="Phường Bắc")
    school = UnitFactory(name="Trường Bắc")
    for unit, above in ((department, city), (ward, city), (school, department)):
        PlacementFactory(unit=unit, parent=above)
    for unit in (department, department, ward, school):
        ResourceFactory(title="Cờ vua", unit=unit)
    build()
    html = lines(page(client, q="cờ vua"), "unit")
    names = re.findall(r'value="[^"]*">([^<]*)<span class="count">(\d+)', html)
    assert names == [
        ("Thành phố Xanh (cả các đơn vị trực thuộc)", "4"),
        ("Phòng Giáo dục", "3"),
        ("Trường Bắc", "1"),
        ("Phường Bắc", "1"),
    ]
    assert f'data-fold="unit/{department.code}">' in html
    chosen = lines(page(client, q="cờ vua", unit=school.code), "unit")
    assert f'data-fold="unit/{department.code}" open>' in chosen


def test_many_lines_are_folded_but_for_the_chosen_ones(client: Client) -> None:
    for number in range(15):
        ResourceFactory(
            title="Cờ vua", subject=SubjectFactory(name=f"Cờ {number:02}", slug=f"co-{number:02}")
        )
    build()
    html = lines(page(client, q="cờ vua", subject="co-14"), "subject")
    shown, _, more = html.partition('class="facet-more"')
    assert "Cờ 00" in shown
    assert 'value="co-14" checked' in shown
    assert "Thêm 2 mục" in more
    assert "Cờ 12" in more


def test_a_line_of_dates_shows_what_is_on_and_can_be_taken_off(client: Client) -> None:
    html = page(client, when="month", **{"from": "2026-01-01"})
    assert 'value="month" checked' in lines(html, "when")
    assert "Từ 01/01/2026" in html
    assert 'href="/tim/?from=2026-01-01"' in html
    assert 'href="/tim/?when=month"' in html
    assert 'type="date" value="2026-01-01"' in html


def test_wrong_dates_get_a_word_and_lose_nothing(client: Client) -> None:
    html = page(client, q="kỹ năng số", type="EVENT", **{"from": "31/02", "to": "2026-11-27"})
    assert "1 kết quả" in html
    assert html.count("Không có ngày “31/02”") == 2  # above the results and at its field
    assert 'type="text" value="31/02" aria-invalid="true"' in html
    assert 'type="date" value="2026-11-27"' in html
    assert 'value="EVENT" checked' in html
    twisted = page(client, **{"from": "2026-11-28", "to": "2026-11-27"})
    assert "Ngày cuối đang ở trước ngày đầu" in twisted
    heading = re.compile(r"<h1[^>]*>(.*?)</h1>")
    assert heading.search(twisted)[1] == heading.search(page(client))[1]

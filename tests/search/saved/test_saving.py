"""Keeping a search: the button and the form."""

from datetime import timedelta

import pytest
from django.test import Client

from search.saved import actions
from search.saved.models import Digest
from tests.search.saved.conftest import PAGE, look, publish, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("items")]


def test_a_visitor_is_led_to_log_in_and_comes_back_to_the_search(person) -> None:
    visitor = Client()
    html = visitor.get("/tim/?q=trồng nấm&type=RESOURCE").content.decode()
    assert 'href="/tim/luu/?q=tr%E1%BB%93ng+n%E1%BA%A5m&amp;type=RESOURCE"' in html
    assert "csrftoken" not in visitor.cookies, "a page with a cookie would not be kept for others"
    answer = visitor.get("/tim/luu/?q=trồng nấm&type=RESOURCE")
    assert answer.url.startswith("/accounts/login/?next=/tim/luu/%3Fq%3D")


def test_dates_are_kept_with_the_search(client, person) -> None:
    address = "/tim/luu/?q=trồng nấm&from=2026-12-01&to=15/12/2026"
    assert "01/12/2026 – 15/12/2026" in client.get(address).content.decode()
    html = client.post(address, {"name": "", "frequency": "OFF"}, follow=True).content.decode()
    assert "01/12/2026 – 15/12/2026" in html
    assert "from=2026-12-01&amp;to=2026-12-15" in html
    assert person.saved_searches.get().filters == [["from", "2026-12-01", ""], ["to", "2026-12-15", ""]]


@pytest.mark.parametrize("asked", ["from=31/02/2026", "from=x&to=y", "type=", "", "nobody=1"])
def test_what_asks_nothing_is_not_saved(client, person, asked: str) -> None:
    for answer in (client.get(f"/tim/luu/?{asked}"), client.post(f"/tim/luu/?{asked}", {"frequency": "OFF"})):
        assert answer.status_code == 302
        assert answer.url.startswith("/tim/")
    assert not person.saved_searches.exists()


def test_a_wrong_date_is_not_saved_with_a_question(client, person) -> None:
    client.post("/tim/luu/?q=trồng nấm&from=31/02/2026", {"frequency": "OFF"})
    assert person.saved_searches.get().filters == []


def test_a_resident_saves_a_search_with_its_filters_in_words(client, person) -> None:
    address = "/tim/luu/?q=trồng nấm&type=RESOURCE"
    html = client.get(address).content.decode()
    assert "Lưu tìm kiếm này" in html
    assert "Loại: Học liệu" in html
    assert "Chỉ gửi thư khi có mục mới" in html
    answer = client.post(address, {"name": "", "frequency": "WEEKLY"}, follow=True)
    html = answer.content.decode()
    assert "Đã lưu “trồng nấm”" in html
    assert 'href="/tim/?q=tr%E1%BB%93ng+n%E1%BA%A5m&amp;type=RESOURCE"' in html
    assert "chưa có mục mới" in html
    search = person.saved_searches.get()
    assert (search.text, search.filters, search.is_mailed) == (
        "trồng nấm",
        [["type", "RESOURCE", "Học liệu"]],
        True,
    )
    digest = Digest.objects.get(person=person)
    assert digest.frequency == "WEEKLY"
    assert "không cần đăng nhập" in digest.wording


def test_the_same_search_twice_is_one(client, person) -> None:
    client.post("/tim/luu/?q=trồng nấm", {"frequency": "OFF"})
    html = client.post("/tim/luu/?q=TRỒNG  nấm", {"frequency": "DAILY"}, follow=True).content.decode()
    assert "từ trước" in html
    assert person.saved_searches.get().is_mailed


def test_saying_nothing_is_no_consent(client, person) -> None:
    address = "/tim/luu/?q=trồng nấm"
    assert "checked" not in client.get(address).content.decode()
    assert "“Không gửi thư” cũng được" in client.post(address, {}).content.decode()
    assert not person.saved_searches.exists()
    client.post(address, {"frequency": "OFF"})
    assert not Digest.objects.filter(person=person).exclude(frequency="OFF").exists()


def test_nobody_saves_more_than_twenty(client, person) -> None:
    for number in range(actions.MOST):
        save(person, f"nấm {number}")
    html = client.post("/tim/luu/?q=trồng nấm", {"frequency": "OFF"}).content.decode()
    assert "Bạn đã lưu 20 tìm kiếm" in html
    assert person.saved_searches.count() == actions.MOST


def test_a_search_for_nothing_cannot_be_saved(client) -> None:
    assert "/tim/luu/" not in client.get("/tim/").content.decode()
    assert client.get("/tim/luu/").url == "/tim/"
    assert client.get("/tim/luu/?foo=1&type=").url == "/tim/"


def test_filters_alone_are_a_search(client, person) -> None:
    client.post("/tim/luu/?type=RESOURCE", {"frequency": "OFF"})
    assert "Loại: Học liệu" in client.get(PAGE).content.decode()


def test_nothing_found_is_a_reason_to_save(client) -> None:
    assert "/tim/luu/?q=qwrtzxp" in client.get("/tim/?q=qwrtzxp").content.decode()


def test_without_an_address_searches_are_kept_and_no_mail_is_offered(client_of) -> None:
    client = client_of(email="")
    html = client.get("/tim/luu/?q=trồng nấm").content.decode()
    assert 'name="frequency"' not in html
    assert "Thêm địa chỉ thư điện tử" in html
    client.post("/tim/luu/?q=trồng nấm", {"frequency": "DAILY"})
    search = client.user.saved_searches.get()
    assert not search.is_mailed
    search.looked_until -= timedelta(hours=1)
    search.save()
    publish()
    look()
    html = client.get(PAGE).content.decode()
    assert "2 mục mới" in html  # what it had, too: it was looked at from an hour before
    assert "Kỹ thuật trồng nấm rơm" in html

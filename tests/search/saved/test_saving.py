"""Keeping searches: the button, the form, the account's page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hub.accounts.actions.erasure import erase
from hub.accounts.personal_data import sections
from search.saved import actions
from search.saved.models import Digest, Finding, SavedSearch
from tests.factories.people import UserFactory
from tests.search.projecting import build
from tests.search.saved.conftest import look, publish, save

pytestmark = pytest.mark.django_db
PAGE = "/tai-khoan/tim-da-luu/"


@pytest.fixture(autouse=True)
def items(home) -> None:
    publish("Trồng nấm hương trong vườn")


@pytest.fixture
def client(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def kept(person) -> list[str]:
    return sorted(str(one) for one in person.saved_searches.filter(removed_at=None))


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


def test_what_is_new_is_shown_until_it_is_ticked_off(client, person) -> None:
    search = save(person, at=timezone.now())
    publish()
    look()
    assert "1 mục mới" in client.get(PAGE).content.decode()
    client.post(f"{PAGE}{search.pk}/da-xem/")
    html = client.get(PAGE).content.decode()
    assert "mục mới</span>" not in html.replace("chưa có mục mới", "")
    assert "Kỹ thuật trồng nấm rơm" not in html


def test_what_cannot_be_found_any_more_is_no_news(client, person) -> None:
    save(person, at=timezone.now())
    resource = publish()
    look()
    resource.unpublish()
    build()
    assert "chưa có mục mới" in client.get(PAGE).content.decode()


def test_a_search_is_renamed_and_its_mails_turned_off(client, person) -> None:
    search = save(person, at=timezone.now())
    publish()
    look()
    assert Finding.objects.get().is_unsent
    client.post(f"{PAGE}{search.pk}/sua/", {"name": "Nấm nhà mình"})
    search.refresh_from_db()
    assert (search.name, search.is_mailed) == ("Nấm nhà mình", False)
    assert not Finding.objects.get().is_unsent
    assert "Nấm nhà mình" in client.get(PAGE).content.decode()


def test_a_removal_is_undone(client, person) -> None:
    search = save(person, type="RESOURCE")
    html = client.post(f"{PAGE}{search.pk}/xoa/", follow=True).content.decode()
    assert "Đã xóa “trồng nấm”" in html
    assert kept(person) == []
    client.post(f"{PAGE}{search.pk}/hoan-tac/")
    assert kept(person) == ["trồng nấm"]


def test_a_removal_is_not_undone_beside_the_same_search(client, person) -> None:
    search = save(person)
    client.post(f"{PAGE}{search.pk}/xoa/")
    save(person)
    html = client.post(f"{PAGE}{search.pk}/hoan-tac/", follow=True).content.decode()
    assert "Không hoàn tác được" in html
    assert len(kept(person)) == 1


def test_what_was_removed_goes_for_good_after_a_day(person) -> None:
    search = save(person)
    now = timezone.now()
    actions.remove(search, now=now)
    actions.prune(now + timedelta(hours=23))
    assert SavedSearch.objects.filter(pk=search.pk).exists()
    actions.prune(now + timedelta(hours=25))
    assert not SavedSearch.objects.filter(pk=search.pk).exists()


@pytest.mark.parametrize("what", ["sua", "da-xem", "xoa", "hoan-tac"])
def test_nobody_reaches_anothers_search(client, what) -> None:
    other = save(UserFactory(email="b@example.org"))
    if what == "hoan-tac":
        actions.remove(other, now=timezone.now())
    assert client.post(f"{PAGE}{other.pk}/{what}/").status_code == 404
    assert "trồng nấm" not in client.get(f"{PAGE}?removed={other.pk}").content.decode()


@pytest.mark.parametrize("given", ["", "x", "9" * 40, "-1", "²"])
def test_any_number_of_a_removed_search_is_answered(client, given) -> None:
    assert client.get(PAGE, {"removed": given}).status_code == 200


def test_the_page_says_what_to_do_where_nothing_is_saved(client) -> None:
    assert "Bạn chưa lưu tìm kiếm nào" in client.get(PAGE).content.decode()


def test_the_account_leads_to_it(client) -> None:
    assert f'href="{PAGE}"' in client.get("/tai-khoan/").content.decode()


def test_the_page_costs_the_same_for_twice_the_searches(
    client, person, django_assert_max_num_queries
) -> None:
    save(person, "nấm", at=timezone.now())
    publish()
    look()
    client.get(PAGE)
    with django_assert_max_num_queries(12) as before:
        client.get(PAGE)
    for number in range(4):
        save(person, f"trồng nấm rơm {number}", type="RESOURCE", at=timezone.now())
    publish("Trồng nấm rơm 0 1 2 3")
    look()
    assert Finding.objects.count() > 4
    with django_assert_max_num_queries(12) as after:
        client.get(PAGE)
    assert len(after.captured_queries) == len(before.captured_queries)


def test_ones_own_copy_of_the_data_has_the_searches(person) -> None:
    save(person, at=timezone.now())
    publish()
    look()
    found = {section.key: section.rows for section in sections(person)}
    assert found["saved_searches"][0]["question"] == "trồng nấm"
    assert found["saved_searches"][0]["found"] == "Kỹ thuật trồng nấm rơm"
    assert found["search_mails"][0]["agreed_at"]


def test_erasing_the_account_erases_the_searches(person) -> None:
    save(person, at=timezone.now())
    publish()
    look()
    erase(person, by=person, now=timezone.now())
    assert not SavedSearch.objects.exists()
    assert not Finding.objects.exists()
    assert not Digest.objects.exists()

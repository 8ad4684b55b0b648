"""The account's page of kept searches: what is new, changing, removing, and whose they are."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.accounts.actions.erasure import erase
from hub.accounts.personal_data import sections
from search.saved import actions
from search.saved.models import Digest, Finding, SavedSearch
from tests.factories.people import UserFactory
from tests.search.projecting import build
from tests.search.saved.conftest import PAGE, kept, look, publish, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("items")]


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

"""Units as readers find them: the list by kind, a page each, made with the unit."""

import datetime

import pytest

from hub.pages.models import UnitPage
from hub.units import actions
from hub.units.models import Unit
from tests.factories.catalog import ResourceFactory
from tests.factories.courses import EventPageFactory
from tests.factories.pages import unit_index, unit_page
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2022, 10, 4, tzinfo=datetime.UTC)


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_groups_units_by_kind_and_finds_a_name_written_without_accents(client):
    unit_index()
    UnitFactory(name="Phường Đức Xuân")
    UnitFactory(name="Trường THCS Bắc Kạn", kind=Unit.Kind.SCHOOL)
    shown = text(client.get("/don-vi/"))
    assert "Phường, xã" in shown
    assert "Trường THCS Bắc Kạn" in shown
    found = text(client.get("/don-vi/?q=duc xuan"))
    assert "Phường Đức Xuân" in found
    assert "Trường THCS Bắc Kạn" not in found


def test_names_stand_in_the_order_of_the_vietnamese_alphabet(client):
    unit_index()
    for name in ("Phường Đức Xuân", "Phường Sông Cầu", "Phường Dương Quang", "Phường Ấp Bắc"):
        UnitFactory(name=name)
    shown = text(client.get("/don-vi/"))
    places = [shown.index(name) for name in ("Ấp Bắc", "Dương Quang", "Đức Xuân", "Sông Cầu")]
    assert places == sorted(places)


@pytest.mark.parametrize("query", ["không có tên này", '"', "%", "\x00", "😀", "a" * 10_000])
def test_a_search_that_finds_nothing_says_what_to_do(client, query):
    unit_index()
    UnitFactory()
    assert "Chưa có đơn vị nào tên như vậy" in text(client.get("/don-vi/", {"q": query}))


def test_a_units_page_shows_what_it_offers_and_how_to_reach_it(client):
    page = unit_page(introduction="Thư viện của mọi nhà.", address="Tổ 5", phone="0209 3 870 000")
    EventPageFactory(unit=page.unit, title="Ngày hội đọc sách")
    ResourceFactory(unit=page.unit, title="Truyện cổ Tày")
    shown = text(client.get(page.url))
    for words in ("Thư viện của mọi nhà.", "Tổ 5", "0209 3 870 000", "Ngày hội đọc sách", "Truyện cổ Tày"):
        assert words in shown


def test_a_units_page_does_not_show_another_units_things(client):
    ResourceFactory(title="Của đơn vị khác")
    assert "Của đơn vị khác" not in text(client.get(unit_page().url))


def test_a_unit_that_has_ended_says_so_and_names_its_successor(client):
    unit_index()
    old, new = UnitFactory(name="Phường Cũ"), UnitFactory(name="Phường Mới")
    actions.merge(old, into=new, on=datetime.date(2022, 10, 1), by=None, now=NOW)
    shown = text(client.get(old.page.url))
    assert "30/09/2022" in shown
    assert "Phường Mới" in shown


def test_a_new_unit_gets_its_page_and_a_renamed_ones_page_is_renamed_at_its_old_address():
    unit_index()
    unit = UnitFactory(name="Phường Minh Khai", code="minh-khai")
    assert unit.page.live
    actions.rename(unit, name="Phường Nguyễn Thị Minh Khai", by=None, now=NOW)
    page = UnitPage.objects.get(unit=unit)
    assert (page.title, page.slug) == ("Phường Nguyễn Thị Minh Khai", "minh-khai")


def test_the_list_and_a_page_stay_cheap(client, django_assert_max_num_queries):
    page = unit_page()
    for path, limit in (("/don-vi/", 12), (page.url, 15)):
        client.get(path)
        with django_assert_max_num_queries(limit) as few:
            client.get(path)
        for _count in range(2):
            UnitFactory()
            ResourceFactory(unit=page.unit)
            EventPageFactory(unit=page.unit)
        with django_assert_max_num_queries(limit) as many:
            client.get(path)
        assert len(few) == len(many)


def test_a_units_page_is_not_copied_in_the_admin(admin_client):
    page = unit_page()
    response = admin_client.post(
        f"/admin/pages/{page.pk}/copy/", {"new_title": "Bản sao", "new_slug": "ban-sao"}
    )
    assert response.status_code == 302
    assert UnitPage.objects.count() == 1

"""A page is found by its whole address in two statements, and keeps Wagtail's rules."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import PageViewRestriction

from hub.pages.models import StandardPage
from tests.factories.pages import home_page, unit_page
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def deep():
    """A page three levels below home: /mot/hai/ba/."""
    page = home_page()
    for slug in ("mot", "hai", "ba"):
        page = page.add_child(instance=StandardPage(title=f"Trang {slug}", slug=slug))
    return page


def test_a_page_is_found_however_deep_it_lies(client, deep):
    assert "Trang ba" in client.get("/mot/hai/ba/").content.decode()


def test_the_number_of_statements_does_not_grow_with_the_depth(client, deep, django_assert_num_queries):
    client.get("/mot/")
    with django_assert_num_queries(3):
        client.get("/mot/")
    with django_assert_num_queries(3):
        client.get("/mot/hai/ba/")


@pytest.mark.parametrize("path", ["/khong-co/", "/mot/khong-co/", "/mot/hai/ba/bon/", "/hai/", "/mot/ba/"])
def test_an_address_that_leads_nowhere_is_not_found(client, deep, path):
    assert client.get(path).status_code == 404


def test_an_unpublished_page_is_not_found_but_its_children_are_as_in_wagtail(client, deep):
    deep.get_parent().specific.unpublish()
    assert client.get("/mot/hai/").status_code == 404
    assert client.get("/mot/hai/ba/").status_code == 200


def test_a_page_below_a_private_one_asks_to_sign_in(client, deep):
    above = deep.get_parent()
    PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/mot/").status_code == 200
    assert client.get("/mot/hai/ba/").status_code == 302
    client.force_login(UserFactory())
    assert client.get("/mot/hai/ba/").status_code == 200


def test_a_page_for_a_group_is_shown_to_that_group_alone(deep):
    group = Group.objects.create(name="Ban tổ chức")
    restriction = PageViewRestriction.objects.create(page=deep, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(group)
    inside, outside = Client(), Client()
    member = UserFactory()
    member.groups.add(group)
    inside.force_login(member)
    outside.force_login(UserFactory())
    assert inside.get("/mot/hai/ba/").status_code == 200
    assert outside.get("/mot/hai/ba/").status_code != 200


def test_an_alias_is_as_private_as_its_source(client, deep):
    PageViewRestriction.objects.create(page=deep, restriction_type=PageViewRestriction.LOGIN)
    alias = deep.create_alias(parent=home_page(), update_slug="bi-danh")
    assert alias.url == "/bi-danh/"
    assert client.get("/bi-danh/").status_code == 302


def test_addresses_are_told_without_a_query(django_assert_num_queries, deep):
    with django_assert_num_queries(0):
        assert deep.url == "/mot/hai/ba/"
        assert home_page.__doc__


@pytest.mark.parametrize("path", ["/%00/", "/mot/%27/", "/" + "a/" * 300, "/mot//", "/MOT/"])
def test_odd_addresses_answer_properly(client, deep, path):
    assert client.get(path).status_code in {301, 302, 404}


def test_a_units_page_lies_flat_under_the_index(client):
    page = unit_page()
    assert page.url == f"/don-vi/{page.unit.code}/"
    assert client.get(page.url).status_code == 200

"""What surrounds every page: names, menus, foot; one statement; the language switch."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.template import engines
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import override as time_zone
from django.utils.translation import override as language

from hub.accounts.models import Role
from hub.pages.models import StandardPage, UnitIndexPage
from hub.shell import shell
from hub.week.models import EditionPage
from tests.factories.people import UnitFactory

NOW = datetime(2022, 10, 4, 9, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def edition(home):
    return home.add_child(
        instance=EditionPage(
            title="Tuần lễ 2022",
            slug="tuan-le-2022",
            year=2022,
            theme="Chuyển đổi số",
            first_day=date(2022, 10, 1),
            last_day=date(2022, 10, 7),
            report_deadline=NOW,
            organizer=UnitFactory(),
        )
    )


def request_for(path="/"):
    return RequestFactory().get(path)


def test_the_shell_takes_its_names_from_the_home_page_and_the_site(home):
    seen = shell(request_for(), now=NOW)
    assert (seen.site_name, seen.city_name) == ("Học suốt đời", "Bắc Kạn")


def test_the_week_is_in_the_menu_only_while_it_runs(edition):
    with language("vi"):
        during = shell(request_for("/tuan-le-2022/"), now=NOW).menu[0]
        after = shell(request_for(), now=NOW.replace(day=8)).menu
    assert (during.label, during.url, during.is_current) == ("Tuần lễ 2022", "/tuan-le-2022/", True)
    assert "Tuần lễ 2022" not in [link.label for link in after]


def test_the_last_day_of_the_week_is_told_in_local_time(edition):
    late = datetime(2022, 10, 7, 16, 59, tzinfo=ZoneInfo("UTC"))
    with time_zone("Asia/Ho_Chi_Minh"):
        assert any("2022" in link.label for link in shell(request_for(), now=late).menu)
        assert not any("2022" in link.label for link in shell(request_for(), now=late.replace(hour=17)).menu)


def test_pages_shown_in_menus_make_the_foot(home):
    home.add_child(instance=StandardPage(title="Liên hệ", slug="lien-he", show_in_menus=True))
    home.add_child(instance=StandardPage(title="Ẩn", slug="an"))
    home.add_child(instance=StandardPage(title="Nháp", slug="nhap", show_in_menus=True, live=False))
    assert [(link.label, link.url) for link in shell(request_for(), now=NOW).footer] == [
        ("Liên hệ", "/lien-he/")
    ]


def test_the_shell_costs_one_statement_however_many_pages_there_are(home, edition):
    for number in range(6):
        home.add_child(instance=StandardPage(title=f"Trang {number}", slug=f"t{number}", show_in_menus=True))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            shell(request_for(), now=NOW)
        assert len(queries) == 1


def test_without_a_home_page_the_shell_still_has_a_name(db):
    assert shell(request_for(), now=NOW).site_name


def render(user=None, path="/"):
    from django.contrib.auth.models import AnonymousUser

    request = request_for(path)
    request.user = user or AnonymousUser()
    template = engines["django"].from_string(
        '{% extends "base.html" %}{% block content %}<h1>Xin chào</h1>{% endblock %}'
    )
    return template.render({}, request)


def test_the_base_page_has_a_skip_link_a_main_landmark_and_no_inline_script_or_style(home):
    page = render()
    assert '<html lang="vi">' in page
    assert 'href="#main"' in page
    assert '<main id="main"' in page
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page
    assert "onclick" not in page


def test_a_signed_in_person_sees_their_name_and_can_sign_out_by_post(home, client_of):
    user = client_of(display_name="Hoàng Thị Lan").user
    page = render(user)
    assert "Hoàng Thị Lan" in page
    assert '<form method="post"' in page


def test_the_other_language_is_one_button_away(home):
    page = render(path="/tim/?q=sach")
    assert '<button name="language" value="en" lang="en">English</button>' in page
    assert 'name="next" value="/tim/?q=sach"' in page


def test_the_unit_workspace_is_in_the_menu_of_who_works_for_a_unit_alone(home, client_of):
    workspace = 'href="/don-vi-cua-toi/"'
    assert workspace not in client_of().get("/").content.decode()
    for person in (client_of(Role.JUROR), client_of(is_superuser=True)):
        assert workspace in person.get("/").content.decode()
    former = client_of(Role.TEACHER)
    former.user.memberships.update(ended_at=NOW)
    assert workspace not in former.get("/").content.decode()


def test_the_menu_of_the_signed_in_costs_no_statement(home, client_of):
    resident, teacher = client_of(), client_of(Role.TEACHER)
    for person in (resident, teacher):
        person.get("/khong-co/")
        with CaptureQueriesContext(connection) as queries:
            person.get("/khong-co/")
        assert not [query for query in queries if query["sql"].startswith('SELECT "hub_membership"')]


def test_the_foot_is_in_english_for_who_chose_it_where_its_pages_are(home):
    home.add_child(instance=UnitIndexPage(title="Đơn vị", slug="don-vi", show_in_menus=True))
    home.add_child(
        instance=StandardPage(title="Liên hệ", title_en="Contact", slug="lien-he", show_in_menus=True)
    )
    home.add_child(instance=StandardPage(title="Khác", slug="khac", show_in_menus=True))
    with language("en"):
        assert [link.label for link in shell(request_for(), now=NOW).footer] == ["Units", "Contact", "Khác"]

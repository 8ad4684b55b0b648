"""A new installation is ready in one command, and the command changes nothing that is there."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from hub.pages.models import HomePage, StandardPage, UnitPage
from hub.pages.plain_pages import PLAIN_PAGES
from hub.reports.models import Indicator
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


def test_it_makes_home_plain_pages_unit_pages_and_indicators(client, settings):
    settings.BASE_URL = "https://hoc.example.vn"
    unit = UnitFactory()
    call_command("setup_site", city_name="Thành phố Thử")
    assert client.get("/").status_code == 200
    assert Site.objects.get(is_default_site=True).hostname == "hoc.example.vn"
    assert UnitPage.objects.get(unit=unit).live
    assert Indicator.objects.exists()


def test_every_plain_page_answers_and_stands_at_the_foot(client):
    call_command("setup_site")
    foot = client.get("/").content.decode().partition("<footer")[2]
    for plain in PLAIN_PAGES:
        assert plain.title in client.get(f"/{plain.slug}/").content.decode()
        assert plain.title in foot


def test_every_plain_page_is_there_in_english(client):
    call_command("setup_site")
    client.cookies["django_language"] = "en"
    for plain in PLAIN_PAGES:
        shown = client.get(f"/{plain.slug}/").content.decode()
        main = shown.partition("<main")[2].partition("</main>")[0]
        assert f'<h1 lang="en">{plain.title_en}</h1>' in main
        assert "<p>Trang này" not in main
        assert plain.title not in main
        assert plain.title_en in shown.partition("<footer")[2]


def test_a_plain_page_without_english_says_so_to_who_chose_it(client):
    call_command("setup_site")
    StandardPage.objects.filter(slug="lien-he").update(body_en="[]")
    client.cookies["django_language"] = "en"
    shown = client.get("/lien-he/").content.decode()
    assert "in Vietnamese only" in shown
    assert '<h1 lang="vi">Liên hệ và góp ý</h1>' in shown


def test_plain_pages_link_to_pages_that_exist(client):
    call_command("setup_site")
    for path in ("/don-vi/", "/lien-he/", "/tai-khoan/du-lieu/"):
        assert client.get(path).status_code in {200, 302}


def test_run_again_it_leaves_what_editors_changed():
    call_command("setup_site")
    page = StandardPage.objects.get(slug="cach-dung")
    page.title = "Hướng dẫn"
    page.save_revision().publish()
    count = Page.objects.count()
    call_command("setup_site", city_name="Tên khác")
    assert Page.objects.count() == count
    assert StandardPage.objects.get(slug="cach-dung").title == "Hướng dẫn"
    assert HomePage.objects.get().city_name == ""


def test_it_says_that_a_file_of_units_is_not_there(tmp_path):
    with pytest.raises(CommandError):
        call_command("setup_site", units=tmp_path / "none.csv")

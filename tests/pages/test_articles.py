"""News and stories: consent, the ledger, the list, feeds, what robots read."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from hub import subjects
from hub.pages.models import ArticlePage
from hub.participation.models import Kind, Participation
from tests.factories.catalog import ResourceFactory
from tests.factories.pages import unit_page

pytestmark = pytest.mark.django_db


def article(page=None, *, live=True, **fields):
    page = page or unit_page()
    number = ArticlePage.objects.count()
    values = {"title": f"Tin số {number}", "slug": f"tin-{number}", "live": False, **fields}
    made = page.add_child(instance=ArticlePage(**values))
    if live:
        made.save_revision().publish()
        made.refresh_from_db()
    return made


def rows(kind=Kind.ARTICLE_PUBLISHED):
    return list(Participation.objects.filter(kind=kind))


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_an_article_belongs_to_the_unit_it_lies_under():
    page = unit_page()
    assert article(page).unit == page.unit


def test_a_story_needs_the_consent_of_the_person():
    with pytest.raises(ValidationError, match="Hỏi người trong bài trước"):
        article(kind="STORY")
    assert article(kind="STORY", consent="Bà Lan đồng ý ngày 01/10, bản giấy.").pk


def test_a_consent_is_never_shown(client):
    made = article(kind="STORY", consent="Bà Lan đồng ý, bản giấy.")
    assert "bản giấy" not in text(client.get(made.url))


def test_publishing_writes_one_row_however_often_it_is_published():
    made = article()
    made.unpublish()
    made.save_revision().publish()
    assert [row.subject_key for row in rows()] == [made.key]


def test_a_draft_and_a_go_live_that_is_only_scheduled_write_nothing_until_they_are_out():
    later = timezone.now() + datetime.timedelta(hours=1)
    made = article(live=False, go_live_at=later)
    made.save_revision().publish()
    assert rows() == []
    with time_machine.travel(later + datetime.timedelta(minutes=1)):
        call_command("publish_scheduled")
    assert len(rows()) == 1


def test_a_story_has_a_row_of_its_own_kind():
    article(kind="STORY", consent="Đồng ý.")
    assert len(rows(Kind.STORY_PUBLISHED)) == 1
    assert rows() == []


def test_a_copy_is_another_article():
    made = article()
    copy = made.copy(update_attrs={"slug": "ban-sao", "title": "Bản sao"})
    assert copy.key != made.key


def test_the_registry_finds_published_articles_by_key():
    made, draft = article(title="Ngày hội sách"), article(live=False)
    assert subjects.find("ARTICLE", made.key).title == "Ngày hội sách"
    assert subjects.find("ARTICLE", made.key).url == made.url
    assert subjects.find("ARTICLE", draft.key) is None


def test_an_article_shows_its_unit_day_and_text(client):
    page = unit_page()
    body = [("text", "<p>Nội dung.</p>"), ("quote", {"text": "Học nữa."})]
    made = article(page, summary="Tóm tắt.", body=body)
    shown = text(client.get(made.url))
    for words in (made.title, page.unit.name, "Tóm tắt.", "Nội dung.", "Học nữa."):
        assert words in shown


def test_the_list_shows_the_newest_first_and_one_kind_alone(client):
    article(title="Tin cũ")
    article(title="Tin mới")
    article(title="Gương sáng", kind="STORY", consent="Đồng ý.")
    shown = text(client.get("/tin-tuc/"))
    assert shown.index("Gương sáng") < shown.index("Tin mới") < shown.index("Tin cũ")
    only = text(client.get("/tin-tuc/?loai=story"))
    assert "Gương sáng" in only
    assert "Tin mới" not in only


def test_lists_stay_cheap(client, django_assert_max_num_queries):
    page = unit_page()
    first = article(page)
    for path, limit in (("/tin-tuc/", 12), (first.url, 15), ("/tin-tuc/rss.xml", 12)):
        article(page)
        client.get(path)
        with django_assert_max_num_queries(limit) as few:
            client.get(path)
        article(page)
        article(page)
        with django_assert_max_num_queries(limit) as many:
            client.get(path)
        assert len(few) == len(many)


@pytest.mark.parametrize("path", ["/tin-tuc/rss.xml", "/tin-tuc/atom.xml"])
def test_the_feeds_name_the_unit_and_no_person(client, path):
    page = unit_page()
    article(page, title="Khai mạc ở phường")
    shown = text(client.get(path))
    assert "Khai mạc ở phường" in shown
    assert page.unit.name in shown


def test_robots_are_led_to_the_sitemap_and_it_lists_what_is_public(client):
    made, draft = article(), article(live=False)
    assert "Sitemap: http://testserver/sitemap.xml" in text(client.get("/robots.txt"))
    resource = ResourceFactory()
    assert "/sitemap-pages.xml" in text(client.get("/sitemap.xml"))
    assert resource.get_absolute_url() in text(client.get("/sitemap-resources.xml"))
    listed = text(client.get("/sitemap-pages.xml"))
    assert made.url in listed
    assert draft.url not in listed
    assert client.get("/sitemap-khong-co.xml").status_code == 404

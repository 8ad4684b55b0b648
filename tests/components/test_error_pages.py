"""Error pages: each says in our design what happened and what to do next."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

PAGES = {
    "400.html": "Quay lại",
    "403.html": "Đăng nhập",
    "404.html": "Tìm",
    "413.html": "Gửi tệp nhỏ hơn",
    "429.html": "Đợi vài phút",
}


def request():
    asked = RequestFactory().get("/khong-co/")
    asked.user = AnonymousUser()
    return asked


@pytest.mark.parametrize(("page", "what_next"), PAGES.items())
def test_an_error_page_says_what_to_do_next(home, page, what_next):
    html = render_to_string(page, {}, request=request())
    assert html.count("<h1>") == 1
    assert what_next in html
    assert 'class="site-header"' in html
    assert 'href="/"' in html


def test_a_form_that_expired_says_so(home):
    html = render_to_string("403.html", {"form_expired": True}, request=request())
    assert "Trang này mở đã lâu" in html


def test_the_page_of_a_broken_server_needs_neither_request_nor_database():
    html = render_to_string("500.html")
    assert "Máy chủ gặp trục trặc" in html
    assert "hub/css/tokens" in html
    assert 'lang="vi"' in html


def test_the_page_of_a_broken_server_stands_even_where_no_static_files_were_collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    assert "/static/hub/css/tokens.css" in render_to_string("500.html")


def test_an_address_that_does_not_exist_is_told_in_the_design(home):
    response = Client().get("/khong-co-gi-o-day/")
    assert response.status_code == 404
    assert "Không có gì ở địa chỉ này" in response.content.decode()

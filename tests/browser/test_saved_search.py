"""A resident keeps a search and sees what is new for it; an organizer sees what people look for."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from hub.accounts.models import User
from search.insight import collecting
from search.insight.models import AskedQuestion, AskedWeek
from search.insight.wording import folded
from search.saved.models import SavedSearch
from tests.browser.accessibility import assert_accessible
from tests.search.saved.conftest import look, publish

WIDTHS = pytest.mark.parametrize("width", [360, 1280])


def log_in(page: Page) -> None:
    page.fill("input[name=login]", "resident")
    page.fill("input[name=password]", "week2022")
    page.press("input[name=password]", "Enter")


@WIDTHS
def test_a_resident_keeps_a_search_and_finds_what_is_new(open_page, width, shot) -> None:
    User.objects.filter(username="resident").update(email="lan@example.org")
    page = open_page(width=width)
    page.goto("/tim/?q=kỹ năng số&type=COURSE")
    assert_accessible(page)
    shot(page, "saved-results")
    page.get_by_role("link", name="Lưu tìm kiếm này").click()
    log_in(page)
    expect(page.get_by_role("heading", level=1, name="Lưu tìm kiếm này")).to_be_visible()
    expect(page.get_by_text("“kỹ năng số”")).to_be_visible()
    expect(page.get_by_text("Loại: Khóa học")).to_be_visible()
    assert_accessible(page)
    shot(page, "saved-save")
    page.get_by_label("Đặt tên").fill("Lớp kỹ năng số")
    page.get_by_label("Nhiều nhất mỗi ngày một thư").check(force=True)
    page.get_by_role("button", name="Lưu tìm kiếm").click()
    expect(page.get_by_text("Đã lưu “Lớp kỹ năng số”")).to_be_visible()
    expect(page.get_by_text("chưa có mục mới")).to_be_visible()
    assert_accessible(page)
    page.goto("/tim/luu/?q=trồng nấm")
    page.get_by_role("button", name="Lưu tìm kiếm").click()
    SavedSearch.objects.update(looked_until=timezone.now() - timedelta(seconds=5))
    publish("Trồng nấm rơm trong nhà")
    look()
    page.goto("/tai-khoan/tim-da-luu/")
    expect(page.get_by_role("link", name="Trồng nấm rơm trong nhà")).to_be_visible()
    page.locator("summary").filter(has_text="Lớp kỹ năng số").click()
    assert_accessible(page)
    shot(page, "saved-list")
    page.get_by_role("button", name="Đánh dấu đã xem").click()
    expect(page.get_by_role("link", name="Trồng nấm rơm trong nhà")).to_have_count(0)
    page.locator("summary").filter(has_text="trồng nấm").click()
    page.get_by_role("button", name=re.compile("Xóa tìm kiếm.*trồng nấm")).click()
    expect(page.get_by_text("Đã xóa “trồng nấm”")).to_be_visible()
    assert_accessible(page)
    shot(page, "saved-removed")
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_role("link", name="trồng nấm").click()
    expect(page).to_have_url(re.compile(r"/tim/\?q="))


def asked(question: str, times: int, found: str, weeks_ago: int = 0) -> None:
    week = collecting.monday(timezone.localdate()) - timedelta(weeks=weeks_ago)
    AskedQuestion.objects.create(
        week=week, question=question, folded=folded(question), found=found, times=times
    )
    row, _is_new = AskedWeek.objects.get_or_create(week=week)
    row.times += times + 11
    row.not_found += times if found == "NOTHING" else 0
    row.save()


@WIDTHS
def test_an_organizer_sees_what_people_look_for(open_page, sign_in, width, shot) -> None:
    page = sign_in(open_page(width=width), "organizer")
    page.goto("/don-vi-cua-toi/")
    page.get_by_role("link", name="Người dân tìm gì").click()
    expect(page.get_by_text("Chưa có lượt tìm nào")).to_be_visible()
    assert_accessible(page)
    shot(page, "insight-empty")
    for weeks_ago in range(5):
        asked("lái máy cày", 9 - weeks_ago, "NOTHING", weeks_ago)
        asked("lớp tiếng hàn cho người đi làm ở khu công nghiệp", 4 + weeks_ago, "NOTHING", weeks_ago)
        asked("kỹ năng số", 31, "SOME", weeks_ago)
        asked("trồng nấm", 12 + weeks_ago, "FEW", weeks_ago)
    page.reload()
    expect(page.get_by_role("heading", name="Hỏi mà không thấy")).to_be_visible()
    assert_accessible(page)
    shot(page, "insight")
    page.get_by_role("link", name="lái máy cày").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chưa có mục nào về “lái máy cày”")

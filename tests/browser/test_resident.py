"""A new resident without an e-mail address: finds a class, makes an account, joins, and leaves again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_accessible

WIDTHS = pytest.mark.parametrize("width", [360, 1280])
CLASS = "Công dân số: Bảy kỹ năng thiết yếu"
FULL_CLASS = "/don-vi/gddt/ung-dung-tri-tue-nhan-tao-trong-soan-giao-an-kh008/"


def sign_up(page: Page, name: str) -> None:
    """Fill in and send the form of a new account; leaves the recovery code's screen open."""
    page.get_by_label("Tên hiển thị").fill("Ma Thị Mới")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.locator("[name=password1]").fill("con đường tới trường")
    page.locator("[name=home_unit]").select_option(label="Phường Đức Xuân")
    page.locator("[name=age_band]").nth(2).check(force=True)
    page.get_by_role("button", name="Tạo tài khoản").click()
    expect(page.get_by_role("heading", name="Ghi lại mã khôi phục của bạn")).to_be_visible()


@WIDTHS
def test_a_new_resident_finds_a_class_joins_it_and_leaves_it(open_page, width, shot) -> None:
    page = open_page(width=width)
    page.goto("/")
    page.locator("main input[name=q]").first.press_sequentially("cong dan so bay")
    suggestion = page.get_by_role("option", name=CLASS)
    expect(suggestion).to_be_visible()
    assert_accessible(page)
    shot(page, "resident-suggestions")
    suggestion.click()
    expect(page.get_by_role("heading", level=1, name=CLASS)).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Ghi danh").click()
    page.get_by_role("link", name="Tạo tài khoản").click()
    assert_accessible(page)
    sign_up(page, "ma.thi.moi")
    assert re.search(r"\w{4}", page.locator("#secret").inner_text())
    assert_accessible(page)
    shot(page, "resident-code")
    page.get_by_role("button", name="Tôi đã ghi lại").click()
    if not page.get_by_text("Bạn đã có chỗ").count():
        page.get_by_role("button", name="Ghi danh").click()
    expect(page.get_by_text("Bạn đã có chỗ")).to_be_visible()
    assert_accessible(page)
    shot(page, "resident-joined")
    page.locator("#join").get_by_role("link", name="Việc học của tôi").click()
    expect(page.get_by_role("link", name=CLASS).first).to_be_visible()
    assert_accessible(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp lịch").click()
    calendar = download.value.path().read_text(encoding="utf-8")
    assert "Công dân số" in calendar
    page.get_by_text("Để lịch tự cập nhật").click()
    page.get_by_role("button", name="Tạo đường dẫn của tôi").click()
    expect(page.locator("#feed")).to_have_value(re.compile(r"^https?://.*\.ics$"))
    assert_accessible(page)
    shot(page, "resident-mine")
    page.get_by_role("link", name=CLASS).first.click()
    page.locator("#join summary").click()
    page.locator("#join details button").click()
    expect(page.get_by_text("Bạn đã có chỗ")).to_have_count(0)
    expect(page.get_by_role("button", name="Ghi danh lại")).to_be_visible()


@WIDTHS
def test_a_full_class_puts_one_on_its_waiting_list(open_page, sign_in, width, shot) -> None:
    page = sign_in(open_page(width=width), "resident")
    page.goto(FULL_CLASS)
    page.get_by_role("button", name="Vào danh sách chờ").click()
    expect(page.get_by_text("Bạn đứng thứ 1 trong danh sách chờ")).to_be_visible()
    assert_accessible(page)
    shot(page, "resident-waiting")
    page.get_by_role("button", name="Rời danh sách chờ").click()
    expect(page.get_by_role("button", name=re.compile("Vào danh sách chờ|Ghi danh lại"))).to_be_visible()

"""Everything works without JavaScript: searching, joining, writing the report."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_resident import CLASS


@pytest.mark.parametrize("width", [360])
def test_a_resident_searches_filters_and_joins(open_page, sign_in, width) -> None:
    page = sign_in(open_page(width=width, script=False), "resident")
    page.goto("/")
    page.locator("main input[name=q]").fill("cong dan so")
    page.locator("main input[name=q]").press("Enter")
    page.get_by_role("link", name=CLASS).first.click()
    page.get_by_role("button", name="Ghi danh").click()
    expect(page.get_by_text("Bạn đã có chỗ")).to_be_visible()
    page.locator("#join summary").click()
    page.locator("#join details button").click()
    expect(page.get_by_role("button", name="Ghi danh lại")).to_be_visible()


def test_an_officer_types_a_number_into_the_report(open_page, sign_in) -> None:
    page = sign_in(open_page(script=False), "organizer")
    page.goto("/khong-gian/duc-xuan/bao-cao/")
    page.goto(f"{page.url}phan/ii-5/")
    page.locator("#id_value_F1").fill("187")
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.goto(page.url.replace("ii-6", "ii-5"))
    expect(page.locator("#id_value_F1")).to_have_value("187")

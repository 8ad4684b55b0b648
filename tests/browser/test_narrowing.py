"""Trees of filters, dates, and the field that finds a line: by keyboard, on a phone, without a script."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import assert_accessible, assert_targets_are_large
from tests.browser.test_filters import open_filters

BRANCH = "Phòng Giáo dục và Đào tạo"


def group(page: Page, label: str) -> Locator:
    """That facet, opened."""
    found = page.locator("details.facet", has=page.locator("summary", has_text=re.compile(f"^{label}")))
    if found.get_attribute("open") is None:
        found.locator("> summary").click()
    return found


def line(facet: Locator, label: str) -> Locator:
    return facet.locator("li", has=facet.page.locator(f"> label:has-text('{label}')"))


@pytest.mark.parametrize("script", [True, False])
def test_a_tree_unfolds_and_its_parts_can_be_chosen(open_page, script, shot) -> None:
    page = open_page(script=script)
    page.goto("/tim/")
    open_filters(page)
    units = group(page, "Đơn vị")
    branch = line(units, BRANCH)
    school = branch.get_by_role("checkbox", name=re.compile("Trường Tiểu học Đức Xuân"))
    expect(school).to_be_hidden()
    branch.locator("> details > summary").click()
    expect(school).to_be_visible()
    if script:
        assert_accessible(page)
        assert_targets_are_large(page)
    shot(page, "tree")
    count = int(branch.locator("label", has_text="Trường Tiểu học Đức Xuân").locator(".count").inner_text())
    school.check()
    page.locator(".facets-foot").get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{count} mục")
    expect(page.locator(".chip.on")).to_have_count(1)
    open_filters(page)
    expect(line(group(page, "Đơn vị"), BRANCH).get_by_role("checkbox", checked=True)).to_be_visible()


def test_a_tree_is_walked_by_keyboard_alone(desktop) -> None:
    desktop.goto("/tim/")
    units = group(desktop, "Đơn vị")
    units.get_by_role("checkbox", name=re.compile(BRANCH)).focus()
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    desktop.keyboard.press("Tab")
    focused = desktop.evaluate("document.activeElement.closest('label').innerText")
    assert focused.startswith("Trường")
    desktop.keyboard.press("Space")
    expect(desktop.locator(".chip.on")).to_have_count(1)
    expect(desktop.locator(":focus")).to_be_checked()
    assert desktop.evaluate("document.activeElement.closest('label').innerText") == focused
    assert_accessible(desktop)


@pytest.mark.parametrize(("typed", "shown"), [("duc xuan", "Đức Xuân"), ("ĐỨC XUÂN", "Đức Xuân")])
def test_a_line_is_found_by_letters_without_marks(desktop, typed, shown) -> None:
    desktop.goto("/tim/")
    units = group(desktop, "Đơn vị")
    field = units.get_by_role("searchbox", name="Tìm trong danh sách này")
    before = units.locator("li:visible").count()
    field.fill(typed)
    school = units.get_by_role("checkbox", name=re.compile(f"Trường Tiểu học {shown}"))
    expect(school).to_be_visible()
    expect(units.get_by_role("checkbox", name=re.compile("Hội Nông dân"))).to_be_hidden()
    assert_accessible(desktop)
    field.fill("zzqq")
    expect(units.get_by_role("status")).to_have_text("Không có tên nào như vậy")
    field.fill("")
    expect(units.get_by_role("status")).to_be_empty()
    assert units.locator("li:visible").count() == before


def test_a_short_list_has_no_such_field(desktop) -> None:
    desktop.goto("/tim/")
    expect(group(desktop, "Loại").get_by_role("searchbox")).to_have_count(0)


def test_what_applies_stays_under_the_thumb_and_tells_how_many_there_would_be(page, shot) -> None:
    page.goto("/tim/?q=hoc")
    open_filters(page)
    button = page.locator(".facets-foot").get_by_role("button", name="Áp dụng")
    expect(button).to_be_in_viewport()
    told = page.locator(".facets-foot").get_by_role("status")
    before = told.inner_text()
    first = group(page, "Loại").get_by_role("checkbox").first
    number = first.locator("..").locator(".count").inner_text()
    first.check()
    expect(told).to_have_text(f"Kết quả: {number}")
    assert told.inner_text() != before
    expect(button).to_be_in_viewport()
    shot(page, "foot")
    button.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{number} kết quả")


@pytest.mark.parametrize("script", [True, False])
def test_things_are_found_by_date(open_page, script, shot) -> None:
    page = open_page(script=script)
    page.goto("/tim/")
    open_filters(page)
    when = group(page, "Khi nào")
    when.get_by_label("Từ ngày").fill("2026-01-01")
    when.get_by_label("Đến ngày").fill("2036-12-31")
    page.locator(".facets-foot").get_by_role("button", name="Áp dụng").click()
    chip = page.locator(".chip.on")
    expect(chip).to_contain_text("01/01/2026 – 31/12/2036")
    found = page.get_by_role("heading", level=1).inner_text()
    if script:
        assert_accessible(page)
    shot(page, "dates")
    chip.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(found)
    expect(chip).to_have_count(0)


def test_a_wrong_date_gets_a_word_and_stays_to_be_mended(page, shot) -> None:
    page.goto("/tim/?q=hoc&type=EVENT&from=31/02")
    everything = page.get_by_role("heading", level=1).inner_text()
    open_filters(page)
    field = page.get_by_label("Từ ngày")
    expect(field).to_have_value("31/02")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#filter-from-error")).to_contain_text("Không có ngày “31/02”")
    expect(group(page, "Loại").get_by_role("checkbox", checked=True)).to_have_count(1)
    assert_accessible(page)
    shot(page, "wrong-date")
    field.fill("1/1/2036")
    page.locator(".facets-foot").get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(everything)
    expect(page.locator(".chip.on").last).to_contain_text("Từ 01/01/2036")

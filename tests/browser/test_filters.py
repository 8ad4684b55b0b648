"""Filters on a phone: opened by their link, they stay; applied, they give way to what was found."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_accessible

LISTS = ["/tim/?q=hoc", "/hoc-lieu/", "/lop-hoc/", "/su-kien/?loai=tat-ca", "/cuoc-thi/"]


def open_filters(page: Page) -> None:
    """Press "Lọc"; the filters stay open once everything has come that the page still asks for."""
    page.get_by_role("link", name=re.compile("^Lọc")).click()
    page.wait_for_load_state("networkidle")
    expect(page.locator("#filters")).to_be_visible()


def tick_first(page: Page) -> None:
    """Tick the first filter of all, in its group."""
    group = page.locator("#filters details").first
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.get_by_role("checkbox").first.check()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("path", LISTS)
def test_a_phone_opens_filters_applies_one_and_sees_the_list(open_page, path, script, shot) -> None:
    page = open_page(script=script)
    page.goto(path)
    open_filters(page)
    if script:
        assert_accessible(page)
    shot(page, f"filters{re.sub(r'[^a-z]+', '-', path)}")
    page.get_by_role("link", name="Đóng").click()
    expect(page.locator("#filters")).to_be_hidden()
    open_filters(page)
    tick_first(page)
    page.locator("#filters").get_by_role("button", name="Áp dụng").click()
    expect(page.locator(".chip.on .icon").first).to_be_visible()
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("main .cards .title, main .agenda .title").first).to_be_in_viewport()


def test_the_count_is_announced_and_back_leads_to_the_filters_as_they_were(page) -> None:
    page.goto("/tim/?q=hoc")
    everything = page.get_by_role("heading", level=1).inner_text()
    open_filters(page)
    tick_first(page)
    page.locator("#filters").get_by_role("button", name="Áp dụng").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_be_focused()
    expect(heading).not_to_have_text(everything)
    expect(page.get_by_role("status").first).to_have_text(heading.inner_text())
    assert_accessible(page)
    page.go_back()
    expect(heading).to_have_text(everything)
    expect(page.locator("#filters")).to_be_visible()
    expect(page.locator("#filters").get_by_role("checkbox", checked=True)).to_have_count(0)
    page.go_back()
    expect(page.locator("#filters")).to_be_hidden()
    expect(heading).to_have_text(everything)


def test_the_order_still_applies_at_once_after_filters_came_in(desktop) -> None:
    desktop.goto("/tim/?q=hoc")
    tick_first(desktop)
    expect(desktop.locator(".chip.on")).to_have_count(1)
    desktop.locator("#sort").select_option(index=1)
    expect(desktop).to_have_url(re.compile("sort="))
    expect(desktop.locator(".chip.on")).to_have_count(1)

"""The edition's page on a phone: one day of the programme at a time, each a link away; paper has them all."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import assert_accessible, assert_no_sideways_scroll


@pytest.mark.parametrize("script", [True, False])
def test_a_phone_shows_the_day_that_was_asked_for(open_page, script, shot) -> None:
    page = open_page(script=script)
    page.goto("/tuan-le/")
    days = page.locator(".programme-day")
    assert days.count() > 3
    shown = days.locator("visible=true")
    expect(shown).to_have_count(1)
    expect(shown.get_by_text("Hôm nay")).to_be_visible()
    shot(page, "edition-today")
    shown.get_by_role("navigation").get_by_role("link").last.click()
    expect(shown).to_have_count(1)
    expect(shown.get_by_text("Hôm nay")).to_have_count(0)
    expect(shown.locator(".agenda .title").first).to_be_in_viewport()
    page.locator(".day-strip a").first.click()
    expect(shown).to_have_count(1)
    expect(shown.locator(".agenda .title").first).to_be_visible()
    if script:
        assert_accessible(page)
        page.set_viewport_size({"width": 320, "height": 640})
        assert_no_sideways_scroll(page)
        page.set_viewport_size({"width": 360, "height": 740})
    page.go_back()
    page.go_back()
    expect(shown.get_by_text("Hôm nay")).to_be_visible()
    page.emulate_media(media="print")
    expect(shown).to_have_count(days.count())


def test_a_wide_window_shows_the_whole_programme(desktop) -> None:
    desktop.goto("/tuan-le/")
    days = desktop.locator(".programme-day")
    expect(days.locator("visible=true")).to_have_count(days.count())

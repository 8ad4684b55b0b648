"""axe finds nothing on any page, at both widths, in light and dark; no page scrolls sideways at 320 px."""

import time
from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page

from hub.week.models import EditionPage
from tests.browser import addresses
from tests.browser.accessibility import assert_accessible, assert_no_sideways_scroll, assert_targets_are_large

LOOKS = [(360, False), (1280, True)]


def look_at(page: Page, paths: Iterable[str], shot) -> None:
    """Open each page at a phone's width in light, wide in dark, and at 320 px; gather what is wrong."""
    wrong = []
    for path in paths:
        page.goto(path)
        for width, is_dark in LOOKS:
            page.emulate_media(color_scheme="dark" if is_dark else "light", reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": 800})
            shot(page, f"page{path.replace('/', '_')}"[:60])
            wrong += _complaints(page, assert_accessible, assert_targets_are_large)
        page.set_viewport_size({"width": 320, "height": 640})
        wrong += _complaints(page, assert_no_sideways_scroll)
    assert not wrong, "\n\n".join(wrong)


def _complaints(page: Page, *rules) -> list[str]:
    found = []
    for rule in rules:
        try:
            rule(page)
        except AssertionError as error:
            found.append(f"{page.viewport_size['width']} px: {error}")
    return found


def test_what_everybody_sees(page, shot) -> None:
    look_at(page, addresses.EVERYBODY, shot)


def test_what_a_signed_in_resident_sees(page, sign_in, shot) -> None:
    look_at(sign_in(page, "resident"), addresses.RESIDENT, shot)


def test_what_a_teacher_sees(page, sign_in, shot) -> None:
    look_at(sign_in(page, "teacher"), addresses.TEACHER, shot)


def test_what_a_wards_officer_sees(page, sign_in, shot) -> None:
    look_at(sign_in(page, "organizer"), addresses.of_the_officer(), shot)


def test_what_the_coordinator_sees(page, sign_in, shot) -> None:
    look_at(sign_in(page, "coordinator"), addresses.of_the_coordinator(), shot)


def test_the_home_page_out_of_the_week(page, shot) -> None:
    move_the_week_back(60)
    page.goto("/")
    assert page.get_by_role("heading", level=1, name="Hôm nay bạn muốn học gì?").is_visible()
    look_at(page, ["/"], shot)


@pytest.mark.parametrize("width", [360, 1280])
def test_menus_open_and_are_readable(open_page, sign_in, width, shot) -> None:
    page = sign_in(open_page(width=width), "organizer")
    page.goto("/")
    for summary in page.locator("header details > summary").all():
        if summary.is_visible():
            summary.click()
            assert_accessible(page)
            shot(page, f"menu-{time.monotonic_ns() % 1000}")
            page.keyboard.press("Escape")


def move_the_week_back(days: int) -> None:
    """The demo's running edition lies that many days earlier."""
    for edition in EditionPage.objects.filter(last_day__gte=timezone.localdate()):
        edition.first_day -= timedelta(days=days)
        edition.last_day -= timedelta(days=days)
        edition.report_deadline -= timedelta(days=days)
        edition.save()
    cache.clear()

"""A first visit moves at most 60 kB, compressed as production sends it, pictures of the content aside."""

import gzip

import pytest
from playwright.sync_api import Page, Response

from tests.browser import addresses
from tests.browser.test_every_page import move_the_week_back

MOST = 60_000
PAGES = ["/", "/tim/?q=kỹ năng số", "/hoc-lieu/", "/su-kien/", addresses.RESOURCE, addresses.EVENT]


def weigh(page: Page, path: str) -> dict[str, int]:
    """Bytes by address of page, styles, scripts and fonts. Fonts travel as they are, the rest in gzip."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    sizes = {}
    for answer in answers:
        if answer.ok and answer.request.resource_type in {"document", "stylesheet", "script", "font"}:
            body = answer.body()
            is_font = answer.request.resource_type == "font"
            sizes[answer.url] = len(body) if is_font else len(gzip.compress(body, 6))
    return sizes


def assert_light(sizes: dict[str, int]) -> None:
    """A whole page was weighed, and it is light."""
    assert any(address.endswith(".woff2") for address in sizes)
    assert any(address.endswith(".css") for address in sizes)
    assert sum(sizes.values()) <= MOST, sizes


@pytest.mark.parametrize("path", [*PAGES, "/accounts/login/", "/tuan-le-2022/"])
def test_a_first_visit_is_light(page, path) -> None:
    assert_light(weigh(page, path))


def test_a_first_visit_out_of_the_week_is_light(page) -> None:
    move_the_week_back(60)
    assert_light(weigh(page, "/"))


def test_a_first_visit_to_the_workspace_is_light(open_page, sign_in) -> None:
    cookies = sign_in(open_page(), "organizer").context.cookies()
    page = open_page()
    page.context.add_cookies(cookies)
    assert_light(weigh(page, addresses.WARD))

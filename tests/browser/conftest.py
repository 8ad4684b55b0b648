"""A real Chromium before a real server with the demo in it.

`page` is a phone's window, `desktop` a wide one; `sign_in(page, "teacher")` signs a demo account in. Whatever
a page complains about (a script error, a refused policy) fails the test. With SCREENSHOTS=1, `shot(page,
"name")` leaves a picture in DATA_DIR/screenshots.
"""

import os
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from playwright.sync_api import Browser, Page

from tests.databases import Pristine

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}

Opener = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test and commits to its database."""
    folder = Path(__file__).parent
    for item in items:
        if folder in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def demo_kept(pristine: Pristine, django_db_setup: None, django_db_blocker: Any, run_dir: Path) -> Path:
    """The demo, loaded once and kept; its media folder."""
    media = run_dir / "demo-media"
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(django_settings, "MEDIA_ROOT", media)
        call_command("load_demo", verbosity=0, stdout=StringIO())
        pristine.keep("demo")
        pristine.restore()
    return media


@pytest.fixture
def clean_slate(clean_slate: None, settings: Any, demo_kept: Path) -> None:
    """An empty cache and the demo's media."""
    settings.MEDIA_ROOT = demo_kept


@pytest.fixture
def site(transactional_db: None, pristine: Pristine, demo_kept: Path, live_server: Any) -> str:
    """The address of a running site with the demo as it was loaded, without a slash at its end."""
    pristine.restore("demo")
    return live_server.url


@pytest.fixture
def open_page(chromium: Browser, site: str) -> Iterator[Opener]:
    """Opens a new visitor's window: `open_page()`, `open_page(width=1280, dark=True, script=False)`."""
    contexts, complaints = [], []

    def make(*, width: int = 360, dark: bool = False, script: bool = True, language: str = "vi-VN") -> Page:
        context = chromium.new_context(
            base_url=site,
            viewport={"width": width, "height": PHONE["height"] if width < 640 else DESKTOP["height"]},
            locale=language,
            timezone_id="Asia/Ho_Chi_Minh",
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda message: _listen(page, message, complaints))
        return page

    yield make
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


def _listen(page: Page, message: Any, complaints: list[str]) -> None:
    """Note errors of scripts and policies; a refused form's status code is no error."""
    if message.type == "error" and "the server responded with a status of 4" not in message.text:
        complaints.append(f"{page.url}: {message.text}")


@pytest.fixture
def page(open_page: Opener) -> Page:
    """A phone's window."""
    return open_page()


@pytest.fixture
def desktop(open_page: Opener) -> Page:
    """A wide window."""
    return open_page(width=DESKTOP["width"])


@pytest.fixture
def sign_in() -> Callable[..., Page]:
    """`sign_in(page, "teacher")`: the demo's account of that name, through the form."""

    def enter(page: Page, username: str, password: str = "week2022") -> Page:
        page.goto("/accounts/login/")
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", password)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(lambda url: "/accounts/login/" not in url)
        return page

    return enter


@pytest.fixture
def shot() -> Callable[[Page, str], None]:
    """`shot(page, "home")`: with SCREENSHOTS=1 a picture of the whole page, named with its width."""

    def take(page: Page, name: str) -> None:
        if os.environ.get("SCREENSHOTS"):
            folder = django_settings.DATA_DIR / "screenshots"
            folder.mkdir(parents=True, exist_ok=True)
            width = page.viewport_size["width"]
            page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)

    return take

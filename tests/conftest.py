"""What every test may use, and what none may do: reach the network, or leave something behind."""

import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django.test
import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client

from search import related
from tests import elasticsearch
from tests.databases import Pristine, prepare
from tests.factories.people import MembershipFactory, UserFactory

RUN = "HUB_TEST_RUN"
"""The process that this run began with, for its workers."""

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

LOCAL = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}


def pytest_configure(config: pytest.Config) -> None:
    """Build the Vietnamese catalogue once, before the workers start."""
    if not hasattr(config, "workerinput"):
        from hub.i18n import catalogue

        folder = Path(__file__).parent.parent / "hub" / "locale" / "vi"
        if catalogue.is_stale(folder):
            catalogue.build(folder)
        os.environ.setdefault(RUN, str(os.getpid()))


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the Elasticsearch that a test of this run has asked for."""
    if os.environ.get(RUN) == str(os.getpid()):
        elasticsearch.stop(_elasticsearch_folder())
        shutil.rmtree(_elasticsearch_folder(), ignore_errors=True)
        del os.environ[RUN]


def _elasticsearch_folder() -> Path:
    return Path(django_settings.DATA_DIR) / "tests" / f"elasticsearch-{os.environ[RUN]}"


@pytest.fixture(scope="session")
def elasticsearch_hosts() -> str:
    """Where one real Elasticsearch answers, shared by the processes of this run, as SEARCH_URL has it.

    HUB_TEST_ELASTICSEARCH names one that runs already, to be quicker while working.
    """
    if running := os.environ.get("HUB_TEST_ELASTICSEARCH"):
        return running
    reason = elasticsearch.missing()
    require(f"Elasticsearch ({reason})", found=not reason or bool(elasticsearch.containers()))
    urls = elasticsearch.start(_elasticsearch_folder(), watched=int(os.environ[RUN]))
    return ",".join(url.removeprefix("http://") for url in urls)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The installed Chromium, started once a process: its driver allows no second.

    Django must bear the event loop that the driver runs here.
    """
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    require("Chromium", found=executable is not None)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Only this machine may be called."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOCAL:
            raise RuntimeError(f"a test tried to reach {address}")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def run_dir() -> Iterator[Path]:
    """This process's own folder; it goes when the run ends."""
    parent = django_settings.DATA_DIR / "tests"
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="run-", dir=parent))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def pristine(run_dir: Path, django_db_modify_db_settings: None) -> Pristine:
    """The migrated database, to be put back after tests that commit."""
    return prepare(run_dir)


@pytest.fixture(scope="session")
def django_db_keepdb(pristine: Pristine) -> bool:
    """Whether a database that is migrated already lies there."""
    return pristine.reused


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, pristine: Pristine, django_db_blocker: Any) -> Iterator[None]:
    """The test database as pytest-django makes it, kept as it is, and put back instead of emptied."""
    with django_db_blocker.unblock():
        pristine.keep()
    emptying = django.test.TransactionTestCase._fixture_teardown
    django.test.TransactionTestCase._fixture_teardown = lambda self: pristine.restore()
    yield
    django.test.TransactionTestCase._fixture_teardown = emptying


@pytest.fixture(autouse=True)
def clean_slate(settings: Any, run_dir: Path) -> Iterator[None]:
    """An empty cache, nothing kept in this process, and a media folder of its own for each test."""
    from search.insight import collecting

    settings.MEDIA_ROOT = run_dir / "media"
    cache.clear()
    related.forget()
    collecting.notes.clock = lambda: 0.0  # nothing is written down between a test's own statements
    yield
    collecting.notes.take(all_of_them=True)
    shutil.rmtree(run_dir / "media", ignore_errors=True)


@pytest.fixture
def client_of() -> Callable[..., Client]:
    """A client signed in as a new person: `client_of(Role.TEACHER, unit)`; `client_of()` is a resident."""

    def make(role: str | None = None, unit: Any = None, **fields: Any) -> Client:
        user = UserFactory(**fields)
        if role:
            MembershipFactory(user=user, role=role, **({"unit": unit} if unit else {}))
        client = Client()
        client.force_login(user)
        client.user = user
        return client

    return make


@pytest.fixture
def home(db: None) -> Any:
    """The site's home page, where the default site begins."""
    from tests.factories.pages import home_page

    return home_page()


def require(what: str, *, found: bool) -> None:
    """Skip where a laptop lacks `what`; in CI that is a failure."""
    if not found:
        if os.environ.get("CI"):
            pytest.fail(f"{what} is missing, and CI must have it")
        pytest.skip(f"{what} is missing here")


@pytest.fixture
def fed(elasticsearch_hosts: str) -> Iterator[Any]:
    """An empty Elasticsearch engine that is fed at once."""
    from tests.search.feeding import Fed, address

    engine = Fed(address(elasticsearch_hosts))
    engine.empty()
    yield engine
    engine.drop()

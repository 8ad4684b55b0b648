"""Elasticsearch is away: the database answers, soon and with a notice, and nobody keeps knocking."""

import json
import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.test import Client
from django.utils import timezone

from search.engines import choice
from search.engines.guarded import FIRST_PAUSE, Breaker
from search.engines.protocol import Query
from search.models import Entry
from tests.factories.catalog import ResourceFactory
from tests.search.feeding import Fed
from tests.search.projecting import build


@contextmanager
def answering(status: int, body: dict | str, headers: dict[str, str] | None = None) -> Iterator[str]:
    """A server that says the same to everything; its address."""
    product = {"X-Elastic-Product": "Elasticsearch"} if headers is None else headers

    class Same(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            data = (body if isinstance(body, str) else json.dumps(body)).encode()
            self.send_response(status)
            for name, text in {"Content-Type": "application/json", **product}.items():
                self.send_header(name, text)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Same)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def hanging() -> Iterator[str]:
    """A server that takes every connection and never says a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(16)
        yield f"127.0.0.1:{listener.getsockname()[1]}"


@contextmanager
def refusing() -> Iterator[str]:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    yield f"127.0.0.1:{port}"


def error(kind: str) -> dict:
    return {"error": {"type": kind, "reason": kind, "root_cause": []}, "status": 0}


KINDS = {
    "refused": refusing,
    "hanging": hanging,
    "broken": lambda: answering(500, error("boom")),
    "overloaded": lambda: answering(503, "no"),
    "wrong password": lambda: answering(401, error("security_exception")),
    "not allowed": lambda: answering(403, error("security_exception")),
    "no index": lambda: answering(404, error("index_not_found_exception")),
    "another version": lambda: answering(400, error("media_type_header_exception")),
    "something else": lambda: answering(200, "{}", {}),
    "half an answer": lambda: answering(200, '{"took": 1'),
    "an answer without results": lambda: answering(200, {"took": 1}),
}


@pytest.fixture
def item(db: None) -> None:
    ResourceFactory(title="Sổ tay trồng chè", key="HL1")
    build()


@pytest.mark.parametrize("kind", KINDS)
def test_the_database_answers_within_two_seconds_and_then_at_once(item, settings, kind) -> None:
    with KINDS[kind]() as host:
        settings.SEARCH_URL = f"elasticsearch://hub:secret@{host}/hub"
        began = time.monotonic()
        results = choice.current().search(Query("trồng chè"), timezone.now())
        assert time.monotonic() - began < 2
        assert [hit.document.key for hit in results.hits] == ["HL1"]
        assert results.notice
        began = time.monotonic()
        assert choice.current().search(Query("trồng chè"), timezone.now()).notice
        assert [one.key for one in choice.current().suggest("tr", timezone.now())] == ["HL1"]
        assert time.monotonic() - began < 0.5


def test_the_page_says_so(item, settings, client: Client, home) -> None:
    with refusing() as host:
        settings.SEARCH_URL = f"elasticsearch://{host}/hub"
        html = client.get("/tim/?q=chè").content.decode()
        assert "Máy tìm kiếm chính đang được bảo trì" in html
        assert "Sổ tay trồng" in html
        assert client.get("/api/search/?q=chè").json()["notice"]


def test_nothing_is_said_while_it_answers(fed: Fed, item, settings) -> None:
    address = fed.engine.address
    settings.SEARCH_URL = f"elasticsearch://{address.hosts[0].removeprefix('http://')}/{address.prefix}"
    assert choice.current().search(Query("trồng chè"), timezone.now()).notice == ""


def test_publishing_does_not_touch_it(settings, db) -> None:
    with hanging() as host:
        settings.SEARCH_URL = f"elasticsearch://{host}/hub"
        began = time.monotonic()
        ResourceFactory(title="Sổ tay đan lát", key="HL2")
        build()
        assert time.monotonic() - began < 1.5
    assert Entry.objects.get(key="HL2").acknowledged_version == 0


def test_no_log_holds_the_password(item, settings, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    with answering(401, error("security_exception")) as host:
        settings.SEARCH_URL = f"elasticsearch://hub:geheim@{host}/hub"
        choice.current().search(Query("chè"), timezone.now())
    assert "is away" in caplog.text
    assert "geheim" not in caplog.text


def test_after_a_failure_one_tries_and_the_others_wait() -> None:
    now = [0.0]
    breaker = Breaker(clock=lambda: now[0])
    assert breaker.may_try()
    assert breaker.failed("away")
    assert not breaker.may_try()
    now[0] = FIRST_PAUSE
    assert [breaker.may_try() for _ in range(3)] == [True, False, False]
    assert not breaker.failed("still away")
    now[0] = FIRST_PAUSE * 2.9
    assert not breaker.may_try()
    now[0] = FIRST_PAUSE * 3
    assert breaker.may_try()
    assert breaker.answered()
    assert [breaker.may_try() for _ in range(3)] == [True] * 3

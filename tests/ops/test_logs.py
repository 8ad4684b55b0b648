"""Logs are JSON, name requests by their route, and hold nothing about people."""

import json
import logging

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from hub.logs import JsonFormatter, request_id
from tests.factories.people import UserFactory


def fine(request, name):
    logging.getLogger("hub.test").info("inside")
    return HttpResponse("ok")


def breaks(request, name):
    raise RuntimeError("boom")


urlpatterns = [
    path("reset/<str:name>/", fine),
    path("breaks/<str:name>/", breaks),
    path("", include("hub.urls")),
]


class Written(logging.Handler):
    """Keeps each line as it would be written, at the moment it is."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(JsonFormatter())
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text += self.format(record) + "\n"

    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture
def log(caplog):
    caplog.set_level(logging.INFO)
    handler = Written()
    logging.getLogger().addHandler(handler)
    with override_settings(ROOT_URLCONF=__name__):
        yield handler
    logging.getLogger().removeHandler(handler)


@pytest.mark.django_db
def test_a_request_is_one_line_that_names_the_route_and_no_person(log) -> None:
    client = Client(REMOTE_ADDR="203.0.113.9")
    client.force_login(UserFactory(username="nguyen.van.a", display_name="Nguyễn Văn A"))
    response = client.get("/reset/secret-key/?q=benh+tieu+duong", headers={"user-agent": "Phone of A"})
    request_line = next(line for line in log.lines() if line["logger"] == "hub.requests")
    assert request_line["route"] == "/reset/<str:name>/"
    assert (request_line["method"], request_line["status"]) == ("GET", 200)
    assert request_line["request_id"] == response["X-Request-ID"]
    for secret in ("203.0.113.9", "nguyen", "Nguyễn", "benh", "secret-key", "Phone"):
        assert secret not in log.text


@pytest.mark.django_db
def test_lines_of_one_request_share_its_id(log) -> None:
    Client().get("/reset/a/")
    inside, done = (line for line in log.lines() if line["logger"].startswith("hub."))
    assert inside["request_id"] == done["request_id"]
    assert request_id.get() == ""


@pytest.mark.django_db
def test_an_error_is_logged_with_its_trace_and_without_the_address(log) -> None:
    Client(raise_request_exception=False).get("/breaks/secret-key/?q=x")
    error = next(line for line in log.lines() if line["level"] == "ERROR")
    assert error["message"] == "Internal Server Error: /breaks/<str:name>/"
    assert "RuntimeError: boom" in error["exception"]
    assert "secret-key" not in log.text


@pytest.mark.django_db
def test_an_address_that_matches_nothing_is_not_repeated(log) -> None:
    Client().get("/a.b@example.com/")
    assert "example.com" not in log.text


def test_a_databases_detail_with_the_values_is_left_out() -> None:
    address = "@".join(["a", "example.com"])
    error = IntegrityError(f"duplicate key\nDETAIL:  Key (email)=({address}) already exists.")
    record = logging.LogRecord("x", logging.ERROR, "", 0, "failed", None, (type(error), error, None))
    line = JsonFormatter().format(record)
    assert "duplicate key" in line
    assert "example.com" not in line


def test_gunicorns_lines_lose_the_visitors_address() -> None:
    record = logging.LogRecord(
        "gunicorn.error", 30, "", 0, "Invalid request from ip=203.0.113.9: x", None, None
    )
    assert "203.0.113.9" not in JsonFormatter().format(record)

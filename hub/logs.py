"""Logs for machines: one JSON object a line, without personal data.

A line carries no address of a visitor, no name, no query string (what people search for is theirs) and no
address with a secret in it: requests are named by their route. Lines of one request share its id.
"""

import contextvars
import json
import logging
import re
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="")
logger = logging.getLogger("hub.requests")

FIELDS = ("method", "route", "status", "ms", "task", "job", "part")
ADDRESS = re.compile(r"\bip=\S+")
VALUES = re.compile(r"^DETAIL:.*$", re.MULTILINE)  # PostgreSQL quotes the row there
PAGE_ROUTE = "wagtail_serve"


class RequestLogMiddleware:
    """Gives the request an id, answers with it, and logs one line when it is done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began_at = time.monotonic()
        token = request_id.set(uuid.uuid4().hex[:16])
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request_id.get()
            fields = {
                "method": request.method,
                "route": route_of(request),
                "status": response.status_code,
                "ms": round((time.monotonic() - began_at) * 1000, 1),
            }
            logger.info("request", extra=fields)
        finally:
            request_id.reset(token)
        return response


def route_of(request: HttpRequest) -> str:
    """The pattern that the address matched; for a page its path; never a key, a name or a query."""
    match = request.resolver_match
    if match is None:
        return "unmatched"
    return request.path if match.view_name == PAGE_ROUTE else f"/{match.route}"


class JsonFormatter(logging.Formatter):
    """A log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
        }
        if current := request_id.get():
            line["request_id"] = current
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            line["exception"] = VALUES.sub("", self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


class TextFormatter(logging.Formatter):
    """The same for people: time, level, message, fields."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        fields = " ".join(str(getattr(record, name)) for name in FIELDS if hasattr(record, name))
        line = f"{moment} {record.levelname} {record.name}: {message_of(record)} {fields}".rstrip()
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def message_of(record: logging.LogRecord) -> str:
    """The message without addresses; Django's own "Not Found: /path" names the route instead."""
    request = getattr(record, "request", None)
    if isinstance(request, HttpRequest) and record.args:
        first = record.args[0] if isinstance(record.args, tuple) else record.msg
        return f"{first}: {route_of(request)}"
    return ADDRESS.sub("ip=-", record.getMessage())


def configuration(level: str, style: str) -> dict[str, Any]:
    """Django's LOGGING for a level ("INFO") and a style ("json" or "text")."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}, "text": {"()": TextFormatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": style}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True, "level": level},
            "django.server": {"handlers": ["stderr"], "propagate": False, "level": "WARNING"},
            "gunicorn.error": {"handlers": [], "propagate": True, "level": level},
            "gunicorn.access": {"handlers": [], "propagate": False},
            "django_tasks": {"level": "WARNING"},
            "django_tasks_db": {"level": "WARNING"},
        },
    }

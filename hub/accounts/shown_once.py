"""A secret that a person has to write down: it stays in their session until they have it, or for a while.

A page that is lost on a slow network, or reloaded, shows it again; nothing else ever does.
"""

import time
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

_KEY = "hub_shown_once"
SECONDS = 15 * 60


@dataclass(frozen=True)
class Secret:
    """What is to be written down, for whom (a name, or "" for the person itself), and the path afterwards."""

    text: str
    then: str
    whose: str = ""


def keep(request: HttpRequest, text: str, *, then: str = "/", whose: str = "") -> None:
    """Show `text` on the next page; a path of another site as `then` becomes the home page."""
    if not url_has_allowed_host_and_scheme(then, {request.get_host()}):
        then = "/"
    request.session[_KEY] = {"text": text, "then": then, "whose": whose, "until": _seconds() + SECONDS}


def look(request: HttpRequest) -> Secret | None:
    """The secret that waits to be written down; None when there is none, or the time for it is over."""
    held = request.session.get(_KEY)
    if held and held["until"] < _seconds():
        forget(request)
        return None
    return Secret(held["text"], held["then"], held["whose"]) if held else None


def forget(request: HttpRequest) -> None:
    """The person has it, or the time is over."""
    request.session.pop(_KEY, None)


def _seconds() -> float:
    return time.time()

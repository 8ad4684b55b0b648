"""Who is publishing right now: Wagtail's `published` signal does not say, and the ledger asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.accounts.models import User

_publisher: ContextVar["User | None"] = ContextVar("publisher", default=None)


@contextmanager
def publisher(user: "User | None") -> Iterator[None]:
    """Within this block `user` publishes; None is the timer or a command."""
    token = _publisher.set(user)
    try:
        yield
    finally:
        _publisher.reset(token)


def current() -> "User | None":
    """Who publishes now, or None."""
    return _publisher.get()

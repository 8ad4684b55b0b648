"""What a unit has to do: a registry of providers that higher packages fill in `AppConfig.ready`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum
from typing import Any

from hub.accounts.models import User
from hub.units.models import Unit
from hub.week.models import EditionPage


class Urgency(IntEnum):
    """How a to-do stands, the most urgent first."""

    HOT = 0
    DUE = 1
    DONE = 2


@dataclass(frozen=True)
class Todo:
    """One thing to do. `text` is one or two sentences; `progress` is per cent, or None.

    `template` (with `context`) is drawn inside it, such as a small form to answer it on the spot; it must
    run no queries. `due_at` orders the to-dos of one urgency; without it they come last.
    """

    title: str
    text: str = ""
    urgency: Urgency = Urgency.DUE
    due_at: datetime | None = None
    url: str = ""
    action: str = ""
    progress: int | None = None
    template: str = ""
    context: dict[str, Any] = field(default_factory=dict)

    @property
    def is_hot(self) -> bool:
        return self.urgency == Urgency.HOT

    @property
    def is_done(self) -> bool:
        return self.urgency == Urgency.DONE


@dataclass(frozen=True)
class Asking:
    """For whom the to-dos are asked: who looks, at which unit, when, in which edition (None without any)."""

    user: User
    unit: Unit
    edition: EditionPage | None
    now: datetime


Provider = Callable[[Asking], Iterable[Todo]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Ask `provider` for to-dos too; it takes `Asking`, checks permissions itself, and runs few queries."""
    if provider not in _providers:
        _providers.append(provider)


def listed(asking: Asking) -> list[Todo]:
    """All to-dos, the hottest first. One alone stays hot: the others that are wait as due."""
    todos = [todo for provider in _providers for todo in provider(asking)]
    todos.sort(key=lambda todo: (todo.urgency, todo.due_at is None, todo.due_at or asking.now))
    return [
        replace(todo, urgency=Urgency.DUE) if todo.is_hot and place > 0 else todo
        for place, todo in enumerate(todos)
    ]

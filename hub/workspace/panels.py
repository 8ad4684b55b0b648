"""What the overview of a unit's workspace shows below the to-dos: a registry of panels."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hub.workspace.todos import Asking


@dataclass(frozen=True)
class Panel:
    """One part of the overview: a template that runs no queries, and what it draws."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


Provider = Callable[[Asking], Panel | None]
_providers: list[tuple[int, Provider]] = []


def register(provider: Provider, *, position: int) -> None:
    """Show what `provider` returns; it takes `Asking`, checks permissions itself, None shows nothing."""
    if (position, provider) not in _providers:
        _providers.append((position, provider))


def shown(asking: Asking) -> list[Panel]:
    """The panels for that person, unit and moment, by position."""
    found = [provider(asking) for _, provider in sorted(_providers, key=lambda entry: entry[0])]
    return [panel for panel in found if panel is not None]

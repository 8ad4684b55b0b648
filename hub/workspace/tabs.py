"""The tabs of a unit's workspace: a registry that higher packages fill in `AppConfig.ready`."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from hub.accounts.models import User
from hub.accounts.permissions import Capability, may
from hub.units.models import Unit


@dataclass(frozen=True)
class Tab:
    """One tab: its key (what a view says it is on), its name, and the address it leads to.

    `url_name` takes the unit's code alone (`code=`). Who may not `capability` in the unit does not see it.
    """

    key: str
    name: str | Promise
    url_name: str
    capability: Capability
    position: int


@dataclass(frozen=True)
class TabLink:
    """A tab as the template shows it."""

    name: str
    url: str
    is_current: bool


_tabs: dict[str, Tab] = {}


def register(tab: Tab) -> None:
    """Add a tab to every unit's workspace; the same key again replaces it."""
    _tabs[tab.key] = tab


def shown(user: User, unit: Unit, *, current: str = "") -> list[TabLink]:
    """The tabs that `user` may open in `unit`, by position; `current` is the key of the open one."""
    return [
        TabLink(
            name=str(tab.name),
            url=reverse(tab.url_name, kwargs={"code": unit.code}),
            is_current=tab.key == current,
        )
        for tab in sorted(_tabs.values(), key=lambda tab: tab.position)
        if may(user, tab.capability, unit)
    ]

"""A new unit gets its page as soon as there is an index to put it under."""

from typing import Any

from hub.pages import actions
from hub.pages.models import UnitIndexPage, UnitPage
from hub.units.models import Unit


def make_unit_page(
    sender: type[Unit], instance: Unit, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """Listen to a unit being saved; fixtures are left alone."""
    index = UnitIndexPage.objects.first() if created and not raw else None
    if index is not None:
        actions.ensure_unit_page(instance, index=index)


def keep_title(sender: type[Unit], instance: Unit, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A renamed unit's page is renamed with it, where it bore the unit's name; its address stays."""
    if created or raw:
        return
    page = UnitPage.objects.filter(unit=instance).exclude(title=instance.name).first()
    if page is not None and page.title in {alias.name for alias in instance.aliases.all()}:
        page.title = instance.name
        page.save_revision().publish()

"""What a unit's workspace says of resources: those that wait for review, those that came back."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.review import queries
from hub.accounts.permissions import Capability, may
from hub.workspace.todos import Asking, Todo


def provide(asking: Asking) -> Iterator[Todo]:
    """To-dos of whoever reviews or sends resources in the unit; at most two queries."""
    if may(asking.user, Capability.REVIEW_RESOURCES, asking.unit):
        waiting = queries.waiting_in(asking.unit)
        if waiting:
            yield Todo(
                title=ngettext(
                    "%(count)s resource waits for review", "%(count)s resources wait for review", waiting
                )
                % {"count": waiting},
                text=_("Approve it, or send it back with a note."),
                url=reverse("wagtailadmin_home"),
                action=_("Review"),
            )
    if may(asking.user, Capability.SUBMIT_RESOURCES, asking.unit):
        returned = queries.returned_to(asking.user, asking.unit)
        if returned:
            yield Todo(
                title=ngettext(
                    "%(count)s resource came back to you", "%(count)s resources came back to you", returned
                )
                % {"count": returned},
                text=_("The reviewer wrote what to change."),
                url=reverse("catalog:mine"),
                action=_("Read the note"),
            )

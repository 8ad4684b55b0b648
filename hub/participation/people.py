"""A person's own rows of the ledger: shown to them, and left without them when they erase the account."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.accounts.personal_data import Section
from hub.accounts.signals import collect_personal_data, person_erased
from hub.participation.models import Participation


def connect() -> None:
    """Answer the accounts' signals; called once when the app is ready."""
    person_erased.connect(_forget, dispatch_uid="participation.forget")
    collect_personal_data.connect(_section, dispatch_uid="participation.personal_data")


def _forget(person: User, now: datetime, **kwargs: Any) -> None:
    """The one update that the ledger allows: the person goes, the row and its pseudonymous key stay."""
    Participation.objects.filter(person=person).update(person=None)


def _section(person: User, **kwargs: Any) -> Section:
    columns = {"what": _("What"), "title": _("Title"), "unit": _("Unit"), "when": _("When")}
    rows = Participation.objects.filter(person=person).select_related("unit").order_by("occurred_at")
    return Section(
        "participation",
        _("What you took part in"),
        columns,
        [
            {
                "what": row.get_kind_display(),
                "title": row.subject_title,
                "unit": row.unit.name,
                "when": row.occurred_at,
            }
            for row in rows
        ],
    )

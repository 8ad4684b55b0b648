"""What search holds about a person, for their own copy of it and for its erasure."""

from typing import Any

from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.accounts.personal_data import Section
from hub.accounts.signals import collect_personal_data, person_erased
from search.saved import actions, questions
from search.saved.models import Digest


def connect() -> None:
    """Answer when a person's data are gathered or erased; called once when the app is ready."""
    collect_personal_data.connect(_collect, dispatch_uid="searches of a person")
    person_erased.connect(_erase, dispatch_uid="searches of a person")


def _erase(person: User, **kwargs: Any) -> None:
    actions.forget(person)


def _collect(person: User, **kwargs: Any) -> list[Section]:
    return [_searches(person), _mails(person)]


def _searches(person: User) -> Section:
    columns = {
        "name": _("Name"),
        "question": _("Question"),
        "filters": _("Filters"),
        "is_mailed": _("With mails"),
        "saved_at": _("Saved"),
        "found": _("Found since"),
    }
    rows: list[dict[str, Any]] = [
        {
            "name": search.name,
            "question": search.text,
            "filters": "; ".join(questions.words_of(search.filters)),
            "is_mailed": search.is_mailed,
            "saved_at": search.created_at,
            "found": ", ".join((one.entry.document or {}).get("title", "") for one in search.findings.all()),
        }
        for search in person.saved_searches.order_by("created_at").prefetch_related("findings__entry")
    ]
    return Section("saved_searches", _("Saved searches"), columns, rows)


def _mails(person: User) -> Section:
    columns = {
        "frequency": _("How often"),
        "wording": _("Wording"),
        "agreed_at": _("Agreed"),
        "mailed_on": _("Last mail"),
    }
    rows: list[dict[str, Any]] = [
        {
            "frequency": digest.get_frequency_display(),
            "wording": digest.wording,
            "agreed_at": digest.agreed_at,
            "mailed_on": digest.mailed_on.isoformat() if digest.mailed_on else "",
        }
        for digest in Digest.objects.filter(person=person)
    ]
    return Section("search_mails", _("Mails about saved searches"), columns, rows)

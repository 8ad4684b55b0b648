"""Everything the site holds about one person, gathered from all packages."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from hub.accounts import devices
from hub.accounts.models import User
from hub.accounts.signals import collect_personal_data
from hub.moments import at

Value = str | int | float | bool | datetime | None


@dataclass(frozen=True)
class Section:
    """One kind of data: a stable key, a title, its columns (key → name to show) and its rows."""

    key: str
    title: str
    columns: dict[str, str]
    rows: list[dict[str, Value]] = field(default_factory=list)

    def cells(self) -> list[list[tuple[str, Value]]]:
        """The rows as (name, value) pairs for a reader, in the order of the columns, empty ones left out."""
        return [
            [(name, _told(row[key])) for key, name in self.columns.items() if row.get(key) not in (None, "")]
            for row in self.rows
        ]


def _told(value: Value) -> Value:
    """A value as a reader expects it: moments with their weekday, yes and no in words."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return at(value) if isinstance(value, datetime) else value


def sections(person: User) -> list[Section]:
    """All that is held about `person`: the account first, then what other packages answer, by key."""
    answered: list[Section] = []
    for _receiver, answer in collect_personal_data.send(sender=User, person=person):
        answered.extend(answer if isinstance(answer, list) else [answer])  # type: ignore[list-item]  # by contract
    return [*_of_the_account(person), *sorted(answered, key=lambda section: section.key)]


def as_json(person: User, *, now: datetime) -> dict[str, Any]:
    """The same for a machine: section keys to rows; times are ISO 8601 with their zone."""
    return {
        "exported_at": now,
        "sections": {section.key: section.rows for section in sections(person)},
    }


def _of_the_account(person: User) -> list[Section]:
    return [_account(person), _roles(person), _consents(person), _help(person), _devices(person)]


def _account(person: User) -> Section:
    columns = {
        "display_name": _("Display name"),
        "username": _("Username"),
        "email": _("E-mail"),
        "home_unit": _("Home, school or workplace"),
        "age_band": _("Age group"),
        "language": _("Language"),
        "joined_at": _("Account made"),
        "last_login_at": _("Last log-in"),
        "recovery_code_made_at": _("Recovery code made"),
        "second_steps": _("Second steps at log-in"),
    }
    row: dict[str, Value] = {
        "display_name": person.display_name,
        "username": person.username,
        "email": person.email,
        "home_unit": person.home_unit.name if person.home_unit else "",
        "age_band": person.get_age_band_display(),
        "language": person.get_language_display(),
        "joined_at": person.date_joined,
        "last_login_at": person.last_login,
        "recovery_code_made_at": person.recovery_code_made_at,
        "second_steps": Authenticator.objects.filter(user=person).count(),
    }
    return Section("account", _("Account"), columns, [row])


def _roles(person: User) -> Section:
    columns = {
        "role": _("Role"),
        "unit": _("Unit"),
        "granted_at": _("Given"),
        "granted_by": _("Given by"),
        "ended_at": _("Ended"),
    }
    held = person.memberships.select_related("unit", "granted_by").order_by("granted_at")
    rows: list[dict[str, Value]] = [
        {
            "role": membership.get_role_display(),
            "unit": membership.unit.name,
            "granted_at": membership.granted_at,
            "granted_by": str(membership.granted_by or ""),
            "ended_at": membership.ended_at,
        }
        for membership in held
    ]
    return Section("roles", _("Roles"), columns, rows)


def _consents(person: User) -> Section:
    columns = {
        "purpose": _("For what"),
        "wording": _("Wording"),
        "representative": _("Parent or guardian"),
        "given_at": _("Given"),
        "withdrawn_at": _("Withdrawn"),
    }
    rows: list[dict[str, Value]] = [
        {
            "purpose": consent.get_purpose_display(),
            "wording": consent.wording,
            "representative": consent.representative_name,
            "given_at": consent.given_at,
            "withdrawn_at": consent.withdrawn_at,
        }
        for consent in person.consents.order_by("given_at")
    ]
    return Section("consents", _("Consents"), columns, rows)


def _help(person: User) -> Section:
    columns = {"helped_at": _("When"), "helper": _("Who"), "changed_at": _("Changed by you")}
    rows: list[dict[str, Value]] = [
        {"helped_at": help.helped_at, "helper": str(help.helper or ""), "changed_at": help.changed_at}
        for help in person.password_help.select_related("helper").order_by("helped_at")
    ]
    return Section("password_help", _("Temporary passwords"), columns, rows)


def _devices(person: User) -> Section:
    columns = {"last_seen_at": _("Last seen"), "browser": _("Browser"), "ip": _("Network address")}
    rows: list[dict[str, Value]] = [
        {"last_seen_at": session.last_seen_at, "browser": devices.name(session.user_agent), "ip": session.ip}
        for session in UserSession.objects.filter(user=person).order_by("-last_seen_at")
    ]
    return Section("devices", _("Devices that are logged in"), columns, rows)

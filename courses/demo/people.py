"""The demo's people: six accounts to try the site with, and residents who fill the classes.

Never in production: the password is known to everybody.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import make_password

from hub.accounts.models import Membership, Role, User
from hub.units.models import Unit

PASSWORD = "week2022"  # noqa: S105 - said on the screen of `make run`, refused in production
RESIDENTS = 240
PREFIX = "demo-"
_FAMILY = ("Nông", "Hoàng", "Hà", "Nguyễn", "Lý", "Triệu", "Ma", "Bế", "Đinh", "Lường", "Trần", "Phạm")
_MIDDLE = ("Thị", "Văn", "Thu", "Minh", "Ngọc", "Đức", "Thanh")
_GIVEN = ("Lan", "Hải", "Hương", "Tuấn", "Mai", "Sơn", "Hạnh", "Dũng", "Thảo", "Quân", "Nga", "Bình", "Yến")


@dataclass(frozen=True)
class DemoAccount:
    """One account to try the site with: its home unit and its role there, as unit codes."""

    username: str
    name: str
    unit: str
    role: Role | None = None


ACCOUNTS = (
    DemoAccount("resident", "Hoàng Thị Lan", "duc-xuan"),
    DemoAccount("teacher", "Lý Thu Hương", "th-duc-xuan", Role.TEACHER),
    DemoAccount("reviewer", "Triệu Minh Tuấn", "th-duc-xuan", Role.REVIEWER),
    DemoAccount("organizer", "Nông Văn Hải", "duc-xuan", Role.ORGANIZER),
    DemoAccount("editor", "Hà Ngọc Mai", "duc-xuan", Role.EDITOR),
    DemoAccount("coordinator", "Bế Thanh Nga", "gddt", Role.COORDINATOR),
)


def are_allowed() -> bool:
    """Demo accounts exist outside production only."""
    return bool(settings.DEMO_ACCOUNTS_ALLOWED)


def ensure_accounts(city: Unit) -> list[tuple[User, Unit, Role | None]]:
    """The six accounts with their home unit and role; with another city's units, in units of its own.

    An account that exists keeps its password and roles.
    """
    units = _homes(city)
    password = make_password(PASSWORD)
    found = []
    for account in ACCOUNTS:
        unit = units[account.unit]
        user, is_new = User.objects.get_or_create(
            username=account.username,
            defaults={
                "display_name": account.name,
                "home_unit": unit,
                "age_band": User.AgeBand.FROM_25_TO_59,
                "password": password,
            },
        )
        if is_new and account.role:
            Membership.objects.create(user=user, unit=unit, role=account.role)
        found.append((user, unit, account.role))
    return found


def ensure_residents(city: Unit) -> list[User]:
    """Residents who fill the demo's classes: nobody can sign in as one of them."""
    known = list(User.objects.filter(username__startswith=PREFIX).order_by("username"))
    if len(known) >= RESIDENTS:
        return known
    wards = list(Unit.objects.filter(kind__in=[Unit.Kind.WARD, Unit.Kind.COMMUNE]).order_by("pk")) or [city]
    bands = [User.AgeBand.FROM_16_TO_24, User.AgeBand.FROM_25_TO_59, User.AgeBand.FROM_60]
    User.objects.bulk_create(
        User(
            username=f"{PREFIX}{number:03}",
            display_name=" ".join(
                (
                    _FAMILY[number % len(_FAMILY)],
                    _MIDDLE[number // 3 % len(_MIDDLE)],
                    _GIVEN[number * 5 % len(_GIVEN)],
                )
            ),
            home_unit=wards[number % len(wards)],
            age_band=bands[number % 3],
            password="!",  # noqa: S106 - no password at all
        )
        for number in range(len(known), RESIDENTS)
    )
    return list(User.objects.filter(username__startswith=PREFIX).order_by("username"))


def _homes(city: Unit) -> dict[str, Unit]:
    """The unit of each code the accounts name; where the city has none of that code, one of its kind."""
    wanted = {account.unit for account in ACCOUNTS}
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=wanted)}
    ward = Unit.objects.filter(kind__in=[Unit.Kind.WARD, Unit.Kind.COMMUNE]).order_by("pk").first()
    school = Unit.objects.filter(kind=Unit.Kind.SCHOOL).order_by("pk").first()
    return {
        "duc-xuan": units.get("duc-xuan") or ward or city,
        "th-duc-xuan": units.get("th-duc-xuan") or school or city,
        "gddt": units.get("gddt") or city,
    }

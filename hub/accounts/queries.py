"""Reading people and their roles."""

from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from hub.accounts.models import Membership, User
from hub.accounts.permissions import Capability, grantable_roles, may, may_help_with_password
from hub.units.models import Unit

SHORTEST, MOST = 2, 20


@dataclass(frozen=True)
class Held:
    """An open role in a unit, and whether the reader may end it."""

    membership: Membership
    may_end: bool


@dataclass
class Member:
    """One person with all open roles in one unit."""

    person: User
    roles: list[Held] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """Somebody who was looked for, and whether the reader may set a temporary password."""

    person: User
    may_help: bool


def members(unit: Unit, reader: User) -> list[Member]:
    """Who has an open role in `unit`, by name; one query beside the reader's own roles."""
    endable = grantable_roles(reader, unit)
    held = Membership.objects.filter(unit=unit, ended_at=None).select_related("user")
    by_person: dict[int, Member] = {}
    for membership in held.order_by("user__display_name", "user__username", "granted_at"):
        member = by_person.setdefault(membership.user_id, Member(membership.user))
        member.roles.append(Held(membership, membership.role in endable))
    return list(by_person.values())


def ended_roles(unit: Unit) -> QuerySet[Membership]:
    """The last roles that ended in `unit`, with who gave and who ended them."""
    ended = Membership.objects.filter(unit=unit).exclude(ended_at=None)
    return ended.select_related("user", "granted_by", "ended_by").order_by("-ended_at")[:MOST]


def find_people(unit: Unit, text: str, reader: User) -> list[Found]:
    """People by part of a name or username: of `unit`, or of the whole city for who may help everywhere.

    At least two letters have to be given; at most twenty people come back, by name.
    """
    text = text.strip()
    if len(text) < SHORTEST:
        return []
    everyone = may(reader, Capability.RESET_PASSWORDS, None)
    people = User.objects.filter(
        Q(display_name__icontains=text) | Q(username__icontains=text.lower()),
        Q() if everyone else Q(home_unit=unit),
        is_active=True,
    )
    found = people.select_related("home_unit").prefetch_related("memberships").order_by("display_name")[:MOST]
    return [Found(person, may_help_with_password(reader, person, unit)) for person in found]


def by_name(name: str) -> User | None:
    """The open account with that username or e-mail address, in any case; None without any."""
    name = name.strip().lower()
    named = Q(username=name) | (Q(email__iexact=name) if "@" in name else Q())
    return User.objects.filter(named, is_active=True).first()

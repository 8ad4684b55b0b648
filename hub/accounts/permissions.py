"""The one place that answers "may this user do this in this unit".

A role counts in the unit it was given in, and nowhere else; a coordinator's counts city-wide.
"""

from enum import StrEnum

from django.contrib.auth.models import AnonymousUser

from hub.accounts.models import Consent, Role, User
from hub.units.models import Unit


class Capability(StrEnum):
    """What can be allowed. Stored nowhere: only named in code."""

    SUBMIT_RESOURCES = "submit_resources"
    REVIEW_RESOURCES = "review_resources"
    EDIT_PAGES = "edit_pages"
    RUN_ACTIVITIES = "run_activities"
    ENTER_ATTENDANCE = "enter_attendance"
    WRITE_REPORT = "write_report"
    SEE_WORKSPACE = "see_workspace"
    MANAGE_MEMBERS = "manage_members"
    RESET_PASSWORDS = "reset_passwords"
    JUDGE_CONTESTS = "judge_contests"
    KEEP_FUND = "keep_fund"
    REVIEW_REPORTS = "review_reports"
    SEE_DEMAND = "see_demand"
    SEE_ALL_UNITS = "see_all_units"
    MANAGE_UNITS = "manage_units"


_EVERYTHING = frozenset(Capability)

CAPABILITIES: dict[str, frozenset[Capability]] = {
    Role.TEACHER: frozenset({Capability.SUBMIT_RESOURCES, Capability.SEE_WORKSPACE}),
    Role.ORGANIZER: frozenset(
        {
            Capability.SUBMIT_RESOURCES,
            Capability.RUN_ACTIVITIES,
            Capability.ENTER_ATTENDANCE,
            Capability.WRITE_REPORT,
            Capability.SEE_WORKSPACE,
            Capability.MANAGE_MEMBERS,
            Capability.RESET_PASSWORDS,
            Capability.EDIT_PAGES,
            Capability.SEE_DEMAND,
        }
    ),
    Role.REVIEWER: frozenset(
        {Capability.REVIEW_RESOURCES, Capability.SUBMIT_RESOURCES, Capability.SEE_WORKSPACE}
    ),
    Role.EDITOR: frozenset({Capability.EDIT_PAGES, Capability.RUN_ACTIVITIES, Capability.SEE_WORKSPACE}),
    Role.JUROR: frozenset({Capability.JUDGE_CONTESTS, Capability.SEE_WORKSPACE}),
    Role.FUND_KEEPER: frozenset({Capability.KEEP_FUND, Capability.SEE_WORKSPACE}),
    Role.COORDINATOR: _EVERYTHING,
}


def may(user: User | AnonymousUser, capability: Capability, unit: Unit | None) -> bool:
    """Whether `user` may do that in `unit`; with `unit` None, whether they may city-wide.

    An inactive or anonymous user may nothing, a superuser everything. One query a user object:
    the roles are kept on it.
    """
    if not user.is_active or user.is_anonymous:
        return False
    if user.is_superuser:
        return True
    for unit_id, role in _roles(user):
        if capability in CAPABILITIES[role] and (role == Role.COORDINATOR or (unit and unit_id == unit.pk)):
            return True
    return False


def works_for_a_unit(user: User | AnonymousUser) -> bool:
    """Whether there is a workspace for `user`: every role opens one, and a superuser enters all.

    No query for who comes with the request (see `backends`), one for others.
    """
    if not user.is_active or user.is_anonymous:
        return False
    held: bool | None = getattr(user, "holds_a_role", None)
    return user.is_superuser or (bool(_roles(user)) if held is None else held)


def unit_ids(user: User | AnonymousUser, capability: Capability) -> list[int] | None:
    """Ids of the units in which `user` may do that; None means in every unit."""
    if may(user, capability, None):
        return None
    if user.is_anonymous or not user.is_active:
        return []
    return sorted({unit_id for unit_id, role in _roles(user) if capability in CAPABILITIES[role]})


def _roles(user: User | AnonymousUser) -> list[tuple[int, str]]:
    """The user's open memberships as (unit id, role), read once an object."""
    cached: list[tuple[int, str]] | None = getattr(user, "_roles_cache", None)
    if cached is None:
        held = user.memberships.all()  # type: ignore[union-attr]
        if "memberships" not in getattr(user, "_prefetched_objects_cache", {}):
            held = held.filter(ended_at=None)
        cached = [(row.unit_id, row.role) for row in held if row.ended_at is None]
        user._roles_cache = cached  # type: ignore[union-attr]
    return cached


def grantable_roles(user: User | AnonymousUser, unit: Unit) -> list[str]:
    """The roles that `user` may give and end in `unit`: a coordinator all, an organizer all but that one."""
    if not may(user, Capability.MANAGE_MEMBERS, unit):
        return []
    city_wide = may(user, Capability.MANAGE_MEMBERS, None)
    return [role for role in Role.values if city_wide or role != Role.COORDINATOR]


def may_help_with_password(user: User | AnonymousUser, person: User, unit: Unit) -> bool:
    """Whether `user` may set a temporary password for `person`, for whom `unit` answers.

    A coordinator may help everyone but superusers. An organizer may help those whose home unit is theirs, as
    long as the person has no role elsewhere and is no coordinator: nobody gets into an account that may more.
    """
    if not may(user, Capability.RESET_PASSWORDS, unit) or person == user:
        return False
    if person.is_superuser or person.is_staff or not person.is_active:
        return False
    if may(user, Capability.RESET_PASSWORDS, None):
        return True
    if person.home_unit_id != unit.pk:
        return False
    return all(unit_id == unit.pk and role != Role.COORDINATOR for unit_id, role in _roles(person))


def may_publish_of(person: User) -> bool:
    """Whether a picture, the voice or work of `person` may be shown to the public.

    From 16 years the person decides with each work; below, only while a representative's consent is open.
    """
    if not person.is_child:
        return True
    return person.consents.filter(purpose=Consent.Purpose.PUBLISHING, withdrawn_at=None).exists()

"""The one place that answers "may this user do this in this unit".

A role counts in the unit it was given in, and nowhere else; a coordinator's counts city-wide.
"""

from enum import StrEnum

from django.contrib.auth.models import AnonymousUser

from hub.accounts.models import Role, User
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
    SEE_ALL_UNITS = "see_all_units"


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
        cached = list(user.memberships.filter(ended_at=None).values_list("unit_id", "role"))  # type: ignore[union-attr]
        user._roles_cache = cached  # type: ignore[union-attr]
    return cached

"""How a person's account stands, for the first page of the account."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from hub.accounts.models import Consent, Membership, PasswordHelp, User


@dataclass(frozen=True)
class Overview:
    """The account at a glance. Whoever has neither a confirmed address nor a code cannot help themselves."""

    person: User
    email_verified: bool
    has_second_step: bool
    devices: int
    roles: list[Membership]
    help: list[PasswordHelp]
    consents: list[Consent]

    @property
    def is_locked_out_when_forgetting(self) -> bool:
        """Whether a forgotten password could only be helped by an organizer."""
        return not self.person.recovery_code_hash and not self.email_verified


def of(person: User) -> Overview:
    """The overview of `person`; six queries."""
    return Overview(
        person=person,
        email_verified=EmailAddress.objects.filter(user=person, verified=True).exists(),
        has_second_step=Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists(),
        devices=UserSession.objects.filter(user=person).count(),
        roles=list(person.memberships.filter(ended_at=None).select_related("unit").order_by("unit__name")),
        help=list(person.password_help.select_related("helper", "unit").order_by("-helped_at")[:3]),
        consents=list(person.consents.filter(withdrawn_at=None).order_by("given_at")),
    )

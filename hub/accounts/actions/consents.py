"""Consents: given for one purpose in the words that were shown, and taken back at any time."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.actions import AccountError
from hub.accounts.models import Consent, User


@dataclass(frozen=True)
class Representative:
    """Who consents for a child: their name, and what they are to the child ("mother", "guardian")."""

    name: str
    relation: str


@transaction.atomic
def give(
    user: User,
    purpose: str,
    *,
    wording: str,
    by: User | None,
    now: datetime,
    representative: Representative | None = None,
    child_agreed: bool = False,
) -> Consent:
    """Write down a consent; one that is already open comes back as it is.

    Raises `AccountError` where a child's publishing lacks its representative or, from 7 years, the child.
    """
    if purpose == Consent.Purpose.PUBLISHING and user.is_child:
        if representative is None or not representative.name.strip():
            raise AccountError(_("Under 16, a parent or guardian has to agree."))
        if user.age_band == User.AgeBand.FROM_7_TO_15 and not child_agreed:
            raise AccountError(_("From the age of 7 the child has to agree too."))
    existing = Consent.objects.filter(user=user, purpose=purpose, withdrawn_at=None).first()
    if existing:
        return existing
    return Consent.objects.create(
        user=user,
        purpose=purpose,
        wording=wording,
        given_at=now,
        representative_name=representative.name if representative else "",
        representative_relation=representative.relation if representative else "",
        child_agreed=child_agreed,
    )


@transaction.atomic
def withdraw(user: User, purpose: str, *, by: User | None, now: datetime) -> int:
    """Take back the open consent for that purpose, and say how many were open (0 or 1)."""
    return Consent.objects.filter(user=user, purpose=purpose, withdrawn_at=None).update(withdrawn_at=now)

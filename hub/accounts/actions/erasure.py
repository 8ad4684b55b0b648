"""Erasing an account: the person goes, what was counted stays counted.

The row remains, nameless and closed, because others' records point at it (who gave a role, whose revision a
page is). Everything in it that says who it was goes; its ledger key too, so that the pseudonym in the ledger
leads to nobody any more and distinct people are counted as before.
"""

import uuid
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from wagtail.users.models import UserProfile

from hub.accounts.models import User
from hub.accounts.signals import person_erased


@transaction.atomic
def erase(person: User, *, by: User, now: datetime) -> None:
    """Erase `person`'s account for good: data go, roles end, every device is logged out."""
    person_erased.send(sender=User, person=person, now=now)
    person.memberships.filter(ended_at=None).update(ended_at=now, ended_by=by)
    for session in UserSession.objects.filter(user=person):
        session.end()
    for held in (
        EmailAddress.objects.filter(user=person),
        Authenticator.objects.filter(user=person),
        person.consents,
        person.password_help,
        UserProfile.objects.filter(user=person),
    ):
        held.all().delete()
    person.groups.clear()
    person.user_permissions.clear()
    _unname(person, now)


def _unname(person: User, now: datetime) -> None:
    person.username = f"erased-{uuid.uuid4().hex}"
    person.ledger_key = uuid.uuid4()
    person.display_name = person.email = person.age_band = person.recovery_code_hash = ""
    person.home_unit = person.recovery_code_made_at = person.last_login = None
    person.is_active = person.is_staff = person.is_superuser = False
    person.must_change_password = False
    person.language = User.Language.VI
    person.set_unusable_password()
    person.erased_at = now
    person.save()

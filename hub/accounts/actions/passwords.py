"""Passwords without an e-mail address: recovery codes, and an organizer's help.

Hashing a password takes a third of a second by design: it is done before the transaction begins.
"""

import secrets
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts import permissions, queries, recovery_codes
from hub.accounts.actions import AccountError
from hub.accounts.models import PasswordHelp, User
from hub.units.models import Unit

# Short words that are easy to say on the telephone and to type without diacritics.
_SPOKEN = """
ban bao bay ben bien bong cam canh cau cay chim choi dao dat den dia don dua gao gio hai hoa hon hong kem khi
la lam lan lua mai may mat mua nam nang nem non nui nuoc oi rau rung sao sen song suoi sua tao tham thu thuyen
tim tre trong tuyet vang ve voi vuon xanh xe
"""
WORDS = tuple(_SPOKEN.split())


def renew_recovery_code(user: User, *, by: User | None, now: datetime) -> str:
    """Make a new recovery code and return it, to be shown once; the former one is worthless from now on."""
    code = recovery_codes.new()
    user.recovery_code_hash = recovery_codes.hashed(code)
    user.recovery_code_made_at = now
    user.save(update_fields=["recovery_code_hash", "recovery_code_made_at"])
    return code


def choose(user: User, password: str, *, by: User, now: datetime) -> None:
    """Set the password that the person chose (already validated); a temporary one is over with it."""
    user.set_password(password)
    with transaction.atomic():
        user.must_change_password = False
        user.save(update_fields=["password", "must_change_password"])
        user.password_help.filter(changed_at=None).update(changed_at=now)


def reset_by_code(*, login: str, code: str, password: str, now: datetime) -> tuple[User, str]:
    """Set a new password for who has the recovery code, and return the account with its next code.

    Raises `AccountError`, in the same words, for an unknown name, a wrong code and a closed account.
    """
    user = queries.by_name(login)
    if not recovery_codes.matches(code, user.recovery_code_hash if user else "") or user is None:
        raise AccountError(_("Name or code is not right."))
    with transaction.atomic():
        choose(user, password, by=user, now=now)
        return user, renew_recovery_code(user, by=user, now=now)


def help_person(person: User, *, unit: Unit, by: User, now: datetime) -> str:
    """Set a temporary password for somebody who is locked out and return it, to be shown once.

    Other sessions of the person end with the old password; the next log-in asks for a new one. Raises
    PermissionDenied where `by` may not help that person in `unit`.
    """
    if not permissions.may_help_with_password(by, person, unit):
        raise PermissionDenied
    password = temporary_password()
    person.set_password(password)
    with transaction.atomic():
        person.must_change_password = True
        person.save(update_fields=["password", "must_change_password"])
        PasswordHelp.objects.create(user=person, helper=by, unit=unit, helped_at=now)
    return password


def temporary_password() -> str:
    """Four words and four digits, 37 bits: enough behind the rate limit until the next log-in."""
    words = "-".join(secrets.choice(WORDS) for _ in range(4))
    return f"{words}-{secrets.randbelow(9000) + 1000}"

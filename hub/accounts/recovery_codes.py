"""The recovery code: what stands in for an e-mail address when a password is forgotten.

Sixteen letters and digits that cannot be mistaken for one another (no 0 and O, no 1, I and L): 78 bits, so
that guessing is hopeless even without the rate limit. Only its hash is stored.
"""

import re
import secrets

from django.contrib.auth.hashers import check_password, make_password

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS, GROUP_LENGTH = 4, 4


def new() -> str:
    """A fresh code as people write it down: `ABCD-EFGH-JKMN-PQRS`."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def hashed(code: str) -> str:
    """What is stored of a code."""
    return make_password(_plain(code))


def matches(code: str, stored: str) -> bool:
    """Whether what was typed (any case, with or without hyphens and spaces) is the stored code.

    An account without a code costs the same time as one with: nobody learns who has one.
    """
    return check_password(_plain(code), stored or _NOBODYS) and bool(stored)


def _plain(code: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", code.upper())


_NOBODYS = make_password(secrets.token_hex())

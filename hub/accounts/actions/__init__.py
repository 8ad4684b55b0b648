"""Writes of the accounts: roles, passwords, recovery codes, consents, erasure. One transaction each."""


class AccountError(ValueError):
    """This cannot be done now; the message says why, for the person who tried."""

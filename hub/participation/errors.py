"""What the ledger refuses."""


class LedgerError(Exception):
    """Something the ledger does not do."""


class AppendOnlyError(LedgerError):
    """A row was to be changed or deleted. Undo it with `ledger.reverse` instead."""


class KeyReusedError(LedgerError):
    """A key that is already in the ledger came back with other content."""

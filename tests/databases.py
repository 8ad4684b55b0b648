"""A pristine copy of the freshly migrated test database, put back after tests that really commit.

Migrating takes ten seconds and more; on SQLite the migrated file is kept for as long as the migrations stay
as they are. Django's own way of cleaning up after a committing test (deleting every row) would meet the
triggers that refuse to delete the ledger, and would take the rows that migrations made with it.
"""

import hashlib
import shutil
import sqlite3
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader


class Pristine(Protocol):
    """How one kind of database is kept and put back."""

    reused: bool

    def keep(self, name: str = "migrated") -> None:
        """Remember the test database as it is now."""

    def restore(self, name: str = "migrated") -> None:
        """Make the test database again what it was when it was kept by that name."""


def prepare(folder: Path) -> Pristine:
    """Point the settings at this process's test database, made from the kept one where there is one."""
    if connection.vendor == "sqlite":
        return SqlitePristine(folder)
    return PostgresPristine()


class SqlitePristine:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "test.sqlite3"
        self.template = settings.DATA_DIR / "tests" / f"migrated-{_fingerprint()}.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(self.database)
        self.reused = self.template.exists()
        if self.reused:
            shutil.copy(self.template, self.database)

    def copy(self, name: str = "migrated") -> Path:
        """The file that is kept by that name."""
        return self.folder / f"{name}.sqlite3"

    def keep(self, name: str = "migrated") -> None:
        connection.close()
        _copy(self.database, self.copy(name))
        if name == "migrated" and not self.reused:
            beside = self.template.with_suffix(f".{self.folder.name}")
            shutil.copy(self.copy(), beside)
            beside.replace(self.template)

    def restore(self, name: str = "migrated") -> None:
        connection.close()
        _copy(self.copy(name), self.database)


class PostgresPristine:
    reused = False

    def keep(self, name: str = "migrated") -> None:
        self.database = connection.settings_dict["NAME"]
        self._recreate(f"{self.database}_{name}", self.database)

    def restore(self, name: str = "migrated") -> None:
        self._recreate(self.database, f"{self.database}_{name}")

    def _recreate(self, target: str, source: str) -> None:
        connections.close_all()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def _copy(source: Path, target: Path) -> None:
    origin, destination = sqlite3.connect(source), sqlite3.connect(target, timeout=20)
    try:
        origin.backup(destination)
    finally:
        origin.close()
        destination.close()


def _fingerprint() -> str:
    """Changes with every migration that is added, removed or, if it is ours, edited."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    digest = hashlib.sha256("\n".join(sorted(map(str, known))).encode())
    for path in sorted(settings.BASE_DIR.glob("*/migrations/*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]

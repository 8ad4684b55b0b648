"""Prove that the totals are what the ledger says; name every difference."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from hub.participation import recount, triggers


class Command(BaseCommand):
    help = "Count the ledger anew and compare: exit code 1 and the differences when a total is not exact."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mend", action="store_true", help="write the totals anew")

    def handle(self, *args: Any, mend: bool, **options: Any) -> None:
        lost = triggers.missing(connection)
        found = recount.differences()
        for name in sorted(lost):
            self.stdout.write(f"trigger {name}: missing")
        for difference in found:
            self.stdout.write(str(difference))
        if not (lost or found):
            self.stdout.write("The totals are exactly what the ledger says.")
        elif mend:
            triggers.install(connection)
            recount.mend()
            self.stdout.write("Mended.")
        else:
            raise CommandError(f"{len(found)} differences, {len(lost)} missing triggers; see above.")

"""`manage.py reconcile_search`: compare search with the site, mend what differs, say what it was."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.projection.reconciling import reconcile


class Command(BaseCommand):
    help = "Find and mend any difference between what search holds and what the site holds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="mend nothing; fail on a difference")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        report = reconcile(mend=not check)
        for name in ("missing", "different", "surplus", "unsearchable"):
            for entry in getattr(report, name):
                self.stdout.write(f"{name}: {entry}")
        wrong = len(report.all())
        if check and wrong:
            raise CommandError(f"{wrong} of {report.looked_at} differ.")
        mended = f"{wrong} differed and were mended" if wrong else "no difference"
        self.stdout.write(f"{report.looked_at} looked at, {mended}.")

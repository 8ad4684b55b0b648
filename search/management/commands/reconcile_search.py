"""`manage.py reconcile_search`: compare search with the site, mend what differs, say what it was."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from search.engines import choice
from search.engines.protocol import EngineError
from search.feeding.comparing import Comparison, compare, remember
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
        compared = self.compared(mend=not check)
        wrong = len(report.all()) + compared.number()
        looked_at = max(report.looked_at, compared.looked_at)
        if compared.error:
            raise CommandError(f"The search engine could not be compared: {compared.error}")
        if check and wrong:
            raise CommandError(f"{wrong} of {looked_at} differ.")
        mended = f"{wrong} differed and were mended" if wrong else "no difference"
        self.stdout.write(f"{looked_at} looked at, {mended}.")

    def compared(self, *, mend: bool) -> Comparison:
        """The engine that stands beside the database, thing by thing, where there is one."""
        engine = choice.named()
        if engine is None:
            return Comparison()
        try:
            found = compare(engine, mend=mend)
        except EngineError as error:
            found = Comparison(error=str(error))
        for name in ("missing", "older", "extra"):
            for thing in getattr(found, name):
                self.stdout.write(f"{name} in the engine: {thing}")
        remember(found, timezone.now())
        return found

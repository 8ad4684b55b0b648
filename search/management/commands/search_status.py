"""`manage.py search_status`: how far the search engine is behind, what it refused, and what it said last."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from search.feeding.status import status


class Command(BaseCommand):
    help = "Say what the search engine holds, what waits for it, and what went wrong last."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail where anything waits or differs")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        found = status()
        self.stdout.write(f"engine: {found.engine}")
        since = f", the oldest since {timezone.localtime(found.waiting_since)}" if found.waiting_since else ""
        self.stdout.write(f"waiting: {found.waiting}{since}")
        for name, (ours, theirs) in found.counts.items():
            differs = "" if ours == theirs else "  differs"
            self.stdout.write(f"  {name}: {ours} in the database, {theirs} in the engine{differs}")
        for one in found.refusals:
            self.stdout.write(f"refused {one.entry} ({one.attempts} times): {one.reason}")
        if found.last_comparison:
            self.stdout.write(_compared(found.last_comparison))
        if found.error:
            self.stdout.write(f"it does not answer: {found.error}")
        if found.last_error:
            self.stdout.write(f"last error at {found.last_error['at']}: {found.last_error['error']}")
        if check and not found.is_well:
            raise CommandError("The search engine is behind.")


def _compared(last: dict[str, Any]) -> str:
    if last["error"]:
        return f"comparison at {last['at']} failed: {last['error']}"
    return (
        f"compared at {last['at']}: {last['looked_at']} looked at, {last['missing']} missing,"
        f" {last['older']} older, {last['extra']} extra"
    )

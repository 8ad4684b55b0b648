"""`manage.py rebuild_index`: a new index from the projection, searched once it is complete."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from search.engines import choice
from search.engines.protocol import EngineError
from search.feeding.rebuilding import rebuild

WIDTH = 40


class Command(BaseCommand):
    help = "Make a new index of the search engine from the database, and switch to it when it is complete."

    def handle(self, *args: Any, **options: Any) -> None:
        engine = choice.named()
        if engine is None:
            self.stdout.write("SEARCH_URL is empty: the database searches, and needs no index rebuilt.")
            return
        try:
            report = rebuild(engine, timezone.now(), self.progress)
        except EngineError as error:
            raise CommandError(f"Nothing was switched: {error}") from error
        number = sum(report.counts.values())
        self.stdout.write(
            f"{report.index}: {number} documents in {report.seconds:.1f} s, searched from now on."
        )
        for name, count in sorted(report.counts.items()):
            self.stdout.write(f"  {name}: {count}")
        for one in report.refused:
            self.stderr.write(f"refused {one.identity[0]} {one.identity[1]}: {one.reason}")

    def progress(self, done: int, total: int) -> None:
        """A bar where somebody watches, a line now and then where not."""
        share = min(1.0, done / total) if total else 1.0
        if self.stderr.isatty():
            bar = "#" * round(WIDTH * share)
            self.stderr.write(f"\r[{bar:<{WIDTH}}] {done} of {total}", ending="")
        elif done == total or done % 50_000 == 0:
            self.stderr.write(f"{done} of {total}")

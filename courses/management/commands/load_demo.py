"""Fill the site with the demo: the shipped city, or another one's catalog and units."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.demo import loading, people
from courses.demo.items import LABELS
from courses.demo.sources import CATALOG
from hub.pages.models import HomePage


class Command(BaseCommand):
    help = "Load the demo's units, editions and activities; say which lines of a file could not be taken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--catalog", type=Path, default=CATALOG, help="a file of the catalog's columns")
        parser.add_argument("--units", type=Path, help="a file of the units' columns")
        parser.add_argument("--everyday", action="store_true", help="put the Week over a month back")
        parser.add_argument("--if-empty", action="store_true", help="do nothing where a home page exists")

    def handle(
        self, *args: Any, catalog: Path, units: Path | None, everyday: bool, if_empty: bool, **options: Any
    ) -> None:
        if if_empty and HomePage.objects.exists():
            self.stdout.write(_("The database holds a site already; it is left as it is."))
            return
        try:
            outcome = loading.load(catalog=catalog, units=units, everyday=everyday, now=timezone.now())
        except (OSError, loading.NotLoadedError) as error:
            raise CommandError(str(error)) from error
        self._say(outcome)

    def _say(self, outcome: loading.Outcome) -> None:
        for title, counts in ((_("Loaded"), outcome.made), (_("Known already"), outcome.known)):
            if counts:
                words = ", ".join(f"{counts[kind]} {label}" for kind, label in LABELS.items() if counts[kind])
                self.stdout.write(f"{title}: {words}")
        for problem in [*outcome.unit_problems, *outcome.problems]:
            self.stdout.write(f"  - {problem}")
        if outcome.accounts:
            self.stdout.write(_("Accounts to try, password %(password)s:") % {"password": people.PASSWORD})
        for username, unit, role in outcome.accounts:
            self.stdout.write(f"  {username:<12} {role}, {unit}")

"""Make the Vietnamese catalogue from its parts; `--check` says what is missing."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hub.i18n import catalogue, extract

SOURCES = ("hub", "catalog", "courses", "search", "templates")


class Command(BaseCommand):
    help = "Build hub/locale/vi/LC_MESSAGES from hub/locale/vi/parts; no gettext programs are needed."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail when a string has no Vietnamese")
        parser.add_argument("--if-stale", action="store_true", help="build only when a part is newer")

    def handle(self, *args: Any, check: bool, if_stale: bool, **options: Any) -> None:
        folder = settings.BASE_DIR / "hub" / "locale" / "vi"
        if not if_stale or catalogue.is_stale(folder):
            self.stdout.write(f"built {catalogue.build(folder).relative_to(settings.BASE_DIR)}")
        if not check:
            return
        found = catalogue.drift(extract.from_tree(settings.BASE_DIR, SOURCES), folder / "parts")
        for title, entries in vars(found).items():
            for entry in entries:
                self.stdout.write(f"{title}: {entry}")
        if found:
            raise CommandError("The Vietnamese catalogue and the code have drifted apart; see above.")

"""Make what a new installation needs before its first visitor: home, plain pages, units, indicators."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from hub.pages import actions
from hub.reports.loading import load_indicators
from hub.units.loading import load_units

PORTS = {"http": 80, "https": 443}


class Command(BaseCommand):
    help = "Make the home page, the plain pages, the units of a file with their pages, and the indicators."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--city-name", default="", help="the city's name, as it stands under the site's")
        parser.add_argument("--units", type=Path, help="a CSV file: code,name,kind,parent,gso_code,aliases")

    @transaction.atomic
    def handle(self, *args: Any, city_name: str, units: Path | None, **options: Any) -> None:
        if units and not units.is_file():
            raise CommandError(_("There is no file %(path)s.") % {"path": units})
        actions.ensure_site(city_name=city_name)
        self._name_host()
        problems = load_units(units, now=timezone.now()).problems if units else []
        actions.ensure_unit_pages()
        problems += load_indicators().problems
        for problem in problems:
            self.stdout.write(f"  - {problem}")
        self.stdout.write(_("The site is set up; what was there already is as it was."))

    def _name_host(self) -> None:
        """The site answers under the address that the settings name."""
        address = urlsplit(settings.BASE_URL)
        Site.objects.filter(is_default_site=True).update(
            hostname=address.hostname or "localhost", port=address.port or PORTS.get(address.scheme, 80)
        )
        Site.clear_site_root_paths_cache()

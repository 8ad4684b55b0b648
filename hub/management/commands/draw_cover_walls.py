"""Draw the walls of covers anew, after the drawings have changed."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from hub.covers import walls


class Command(BaseCommand):
    help = "Write the walls of covers into hub/static/hub/img."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.BASE_DIR / "hub" / "static" / "hub" / "img"
        for name, svg in walls.files().items():
            (folder / name).write_text(svg + "\n", encoding="utf-8")
            self.stdout.write(f"drew {name}, {len(svg)} bytes")

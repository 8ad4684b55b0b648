"""Draw the walls of covers that lie among the static files."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from hub.covers import wall

TARGET = settings.BASE_DIR / "hub" / "static" / "hub" / "img" / "wall-accounts.svg"


class Command(BaseCommand):
    help = "Draw the walls of covers again, after the drawing of covers has changed."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        TARGET.write_text(wall.accounts(), encoding="utf-8")
        self.stdout.write(f"{TARGET.relative_to(settings.BASE_DIR)}: {TARGET.stat().st_size} bytes")

"""What `make run` does before it serves: catalogue, database, static files, demo."""

import hashlib
from importlib import metadata
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands

STAMP = ".made-from"


def prepare(say: Any) -> None:
    """Bring everything up to date; what is up to date already costs little. `say` gets a line a step."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    call_command("build_messages", if_stale=True, verbosity=0)
    say("database …")
    call_command("migrate", interactive=False, verbosity=0)
    if not settings.DEBUG:
        collect_static(say)
    if settings.DEMO_ACCOUNTS_ALLOWED and "load_demo" in get_commands():
        say("demo …")
        call_command("load_demo", if_empty=True)


def collect_static(say: Any) -> None:
    """Collect, name by content and compress the static files, unless that was done from the same ones."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    fingerprint = _static_fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    say("static files …")
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(fingerprint)


def _static_fingerprint() -> str:
    """Changes with any static file of ours (name, size, time) and any version of the installed packages."""
    digest = hashlib.sha256()
    for name in ("Django", "wagtail", "django-allauth", "django-htmx", "whitenoise"):
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            if Path(storage.path(path)).is_relative_to(settings.BASE_DIR):
                found = Path(storage.path(path)).stat()
                digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()

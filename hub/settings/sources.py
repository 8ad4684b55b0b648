"""Reading the environment: an empty variable counts as one that is not set."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
        "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728;"
    ),
}


def text(name: str, default: str = "") -> str:
    """The variable, or `default` where it is empty or not set."""
    return str(env.str(name, default="")) or default


def number(name: str, default: float) -> float:
    """The variable as a number. Raises `ImproperlyConfigured` where it is none."""
    value = text(name)
    try:
        return float(value) if value else default
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}={value!r} is not a number") from error


def flag(name: str, *, default: bool) -> bool:
    """The variable as yes or no: 1, true, yes, on are yes."""
    value = text(name)
    return value.lower() in {"1", "true", "yes", "on"} if value else default


def names(name: str) -> list[str]:
    """The variable as a list, separated by commas."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def database(data_dir: Path) -> dict[str, Any]:
    """`DATABASE_URL` as Django wants it; by default SQLite in the data folder, tuned for the web."""
    url = text("DATABASE_URL", f"sqlite:///{data_dir / 'hub.sqlite3'}")
    config: dict[str, Any] = environ.Env.db_url_config(url)
    config.setdefault("CONN_MAX_AGE", 600)
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = SQLITE_OPTIONS
    else:
        config.setdefault("CONN_HEALTH_CHECKS", True)
    return config


def cache() -> dict[str, Any]:
    """`CACHE_URL`; by default a table of the database, so that counts (rate limits) hold across processes."""
    config: dict[str, Any] = environ.Env.cache_url_config(text("CACHE_URL", "dbcache://hub_cache"))
    return config


def mail(data_dir: Path) -> dict[str, Any]:
    """`EMAIL_URL` as Django's EMAIL_… settings; by default each mail becomes a file in the data folder."""
    url = text("EMAIL_URL")
    if url:
        config: dict[str, Any] = environ.Env.email_url_config(url)
        return config
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": str(data_dir / "mail"),
    }


def media_storage(folder: Path) -> dict[str, Any]:
    """A storage by `MEDIA_STORAGE`: `folder` where that is empty; else below the folder's name in a bucket.

    A bucket reads `s3://key:secret@host/bucket?region=…` and needs the packages of `requirements-s3.txt`.
    Raises `ImproperlyConfigured` for anything else.
    """
    url = text("MEDIA_STORAGE")
    if not url:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder},
        }
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.hostname or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "MEDIA_STORAGE must read s3://key:secret@host/bucket?region=…, or be empty"
        )
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    port = f":{parts.port}" if parts.port else ""
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "access_key": unquote(parts.username or ""),
            "secret_key": unquote(parts.password or ""),
            "endpoint_url": f"{query.get('scheme', 'https')}://{parts.hostname}{port}",
            "bucket_name": parts.path.strip("/"),
            "location": folder.name,
            "region_name": query.get("region"),
            "querystring_auth": True,
            "file_overwrite": False,
        },
    }

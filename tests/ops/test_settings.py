"""Production refuses unsafe values and says which; each variable does what the README says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from hub.settings import sources

ROOT = Path(__file__).parents[2]
SAFE = {
    "DJANGO_SETTINGS_MODULE": "hub.settings.production",
    "SECRET_KEY": "k7Qh2vX9pLmN4rTz8wYb3cDf6gHj1sAe5uIoPqWxEyRtUvBn0M",
    "ALLOWED_HOSTS": "hoc.example.gov.vn",
    "BASE_URL": "https://hoc.example.gov.vn",
    "EMAIL_URL": "dummymail://",
    "TRUSTED_PROXY_COUNT": "1",
    "DATABASE_URL": "",
    "DEBUG": "",
}


def run(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **SAFE, "DATA_DIR": str(folder), **variables}
    return subprocess.run(
        [sys.executable, *command], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_deployment_check_finds_nothing(tmp_path) -> None:
    result = run(tmp_path, "-W", "error", "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize(
    ("variables", "complaint"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is missing or easily guessed"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY is missing or easily guessed"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is empty"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS is empty or '*'"),
        ({"BASE_URL": "http://hoc.example.gov.vn"}, "BASE_URL is 'http://"),
        ({"DEBUG": "1"}, "DEBUG is set"),
        ({"EMAIL_URL": ""}, "EMAIL_URL is missing"),
    ],
    ids=lambda value: next(iter(f"{k}={v[:9]}" for k, v in value.items())) if isinstance(value, dict) else "",
)
def test_an_unsafe_value_stops_production_and_is_named(tmp_path, variables, complaint) -> None:
    result = run(tmp_path, "-c", "import hub.settings.production", **variables)
    assert result.returncode != 0
    assert complaint in result.stderr


def test_everything_unsafe_is_said_at_once(tmp_path) -> None:
    result = run(tmp_path, "-c", "import hub.settings.production", SECRET_KEY="", ALLOWED_HOSTS="", DEBUG="1")
    assert result.stderr.count("\n- ") == 3


def test_production_has_no_demo_accounts(tmp_path) -> None:
    code = "from hub.settings import production; print(production.DEMO_ACCOUNTS_ALLOWED)"
    assert run(tmp_path, "-c", code).stdout.strip() == "False"


def test_without_a_proxy_of_ours_its_headers_are_not_believed(tmp_path) -> None:
    code = "from hub.settings import production as p; print(hasattr(p, 'SECURE_PROXY_SSL_HEADER'))"
    assert run(tmp_path, "-c", code, TRUSTED_PROXY_COUNT="").stdout.strip() == "False"
    assert run(tmp_path, "-c", code, TRUSTED_PROXY_COUNT="1").stdout.strip() == "True"


def test_an_empty_variable_counts_as_not_set(monkeypatch, tmp_path) -> None:
    for name in ("DATABASE_URL", "CACHE_URL", "EMAIL_URL", "MEDIA_STORAGE"):
        monkeypatch.setenv(name, "")
    assert sources.database(tmp_path)["NAME"] == str(tmp_path / "hub.sqlite3")
    assert sources.cache() == {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "hub_cache",
    }
    assert sources.mail(tmp_path)["EMAIL_FILE_PATH"] == str(tmp_path / "mail")
    assert sources.media_storage(tmp_path / "media")["OPTIONS"] == {"location": tmp_path / "media"}


def test_servers_are_named_by_address(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://hub:p%40ss@db.example:5433/city")
    database = sources.database(tmp_path)
    assert (database["HOST"], database["PORT"], database["PASSWORD"]) == ("db.example", 5433, "p@ss")
    monkeypatch.setenv("CACHE_URL", "redis://cache.example:6379/1")
    assert sources.cache()["LOCATION"] == "redis://cache.example:6379/1"
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://me:secret@mail.example:587")
    assert sources.mail(tmp_path)["EMAIL_HOST"] == "mail.example"


def test_media_lie_in_a_bucket_where_one_is_named(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("MEDIA_STORAGE", "s3://key:se%2Fcret@store.example:9000/hub?region=vn&scheme=http")
    options = sources.media_storage(tmp_path / "private")["OPTIONS"]
    assert options["endpoint_url"] == "http://store.example:9000"
    assert (options["bucket_name"], options["location"]) == ("hub", "private")
    assert (options["access_key"], options["secret_key"]) == ("key", "se/cret")


@pytest.mark.parametrize("value", ["ftp://x/y", "s3://key:secret@host", "somewhere"])
def test_a_media_storage_that_cannot_be_meant_is_refused(monkeypatch, tmp_path, value) -> None:
    monkeypatch.setenv("MEDIA_STORAGE", value)
    with pytest.raises(ImproperlyConfigured, match="MEDIA_STORAGE must read"):
        sources.media_storage(tmp_path)


def test_a_number_that_is_none_is_refused_by_name(monkeypatch) -> None:
    monkeypatch.setenv("MAX_UPLOAD_MB", "lots")
    with pytest.raises(ImproperlyConfigured, match="MAX_UPLOAD_MB='lots'"):
        sources.number("MAX_UPLOAD_MB", 1)


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="these are SQLite's own settings")
def test_sqlite_is_tuned_for_the_web() -> None:
    with connection.cursor() as cursor:
        found = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    assert found == {"journal_mode": "wal", "synchronous": 1, "busy_timeout": 20_000, "foreign_keys": 1}
    assert connection.transaction_mode == "IMMEDIATE"

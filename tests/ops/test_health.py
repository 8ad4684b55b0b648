"""/healthz says that the process answers, /readyz that the site can be used."""

import pytest
from django.db import OperationalError
from django.utils import timezone

from hub.http import health
from hub.worker import beats

pytestmark = pytest.mark.django_db


def beat_all(moment) -> None:
    for role in beats.ROLES:
        beats.beat(f"host:1:{role}", role, moment)


def test_healthz_asks_the_database_nothing(client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok"


def test_readyz_is_well_while_the_worker_lives(client) -> None:
    beat_all(timezone.now())
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {
        "ready": True,
        "checks": {"database": "ok", "migrations": "ok", "worker": "ok"},
    }


def test_readyz_names_the_part_of_the_worker_that_is_silent(client) -> None:
    beat_all(timezone.now())
    beats.beat("host:1:timer", "timer", timezone.now() - 2 * beats.DEAD_AFTER)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["worker"] == "no heartbeat of timer"


def test_readyz_names_migrations_that_wait(client, monkeypatch) -> None:
    monkeypatch.setattr(health, "_is_migrated", False)
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *a: [1, 2])
    assert client.get("/readyz").json()["checks"]["migrations"] == "2 migrations are not applied"


def test_readyz_survives_a_database_that_does_not_answer(client, monkeypatch) -> None:
    def unreachable(now):
        raise OperationalError("gone")

    monkeypatch.setattr(beats, "missing_roles", unreachable)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["worker"] == "the database does not answer"

"""Whether the process answers (`/healthz`), and whether the site can be used (`/readyz`)."""

import logging
from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from hub.worker import beats

logger = logging.getLogger("hub.http")

_is_migrated = False
_informants: dict[str, Callable[[], str]] = {}


def inform(name: str, say: Callable[[], str]) -> None:
    """Have `/readyz` carry what `say` says, where it says anything: to read, not to be ready by."""
    _informants[name] = say


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as this process answers; asks nothing of anybody else."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when database, migrations and worker are well, else 503; JSON says "ok" or the trouble of each."""
    checks: dict[str, Callable[[], str]] = {
        "database": _database,
        "migrations": _migrations,
        "worker": _worker,
    }
    found: dict[str, str] = {}
    for name, check in checks.items():
        try:
            found[name] = check()
        except DatabaseError:
            logger.exception("not ready", extra={"job": name})
            found[name] = "the database does not answer"
    ready = all(state == "ok" for state in found.values())
    answer: dict[str, object] = {"ready": ready, "checks": found}
    said = {name: text for name in _informants if ready and (text := _informants[name]())}
    if said:
        answer["information"] = said
    return JsonResponse(answer, status=200 if ready else 503)


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def _migrations() -> str:
    """Asked until they are all applied; they stay so for the life of the process."""
    global _is_migrated
    if not _is_migrated:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            return f"{len(waiting)} migrations are not applied"
        _is_migrated = True
    return "ok"


def _worker() -> str:
    missing = beats.missing_roles(timezone.now())
    return f"no heartbeat of {', '.join(missing)}" if missing else "ok"

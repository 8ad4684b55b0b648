"""compose.yaml read as compose reads it: anchors merged, variables put in, keys that nobody knows refused.

The keys and their kinds are those of the compose specification that the file uses; another one that is
needed is added here with its kind.
"""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
FILE = ROOT / "compose.yaml"
SET = {
    "SECRET_KEY": "k3y-of-a-test-with-more-than-fifty-characters-in-it-0123456789",
    "POSTGRES_PASSWORD": "a1b2c3",
    "ELASTIC_PASSWORD": "d4e5f6",
    "ALLOWED_HOSTS": "hoc.example.vn,www.hoc.example.vn",
    "BASE_URL": "https://hoc.example.vn",
    "EMAIL_URL": "dummymail://",
    "EMAIL_FROM": "hub@example.vn",
}
"""What must be set, as somebody may set it."""

_VARIABLE = re.compile(r"\$(?:\$|\{(?P<name>\w+)(?:(?P<how>:[-?])(?P<rest>[^}]*))?\})")
_DURATION = re.compile(r"(\d+(us|ms|s|m|h))+")

SERVICE: dict[str, Any] = {
    "build": str,
    "cap_drop": list,
    "command": list,
    "depends_on": dict,
    "environment": dict,
    "healthcheck": dict,
    "image": str,
    "init": bool,
    "logging": dict,
    "networks": list,
    "ports": list,
    "profiles": list,
    "restart": str,
    "security_opt": list,
    "shm_size": str,
    "stop_grace_period": str,
    "ulimits": dict,
    "volumes": list,
}
HEALTHCHECK = {"test": list, "interval": str, "timeout": str, "retries": int, "start_period": str}
CONDITIONS = {"service_started", "service_healthy", "service_completed_successfully"}
RESTARTS = {"no", "always", "on-failure", "unless-stopped"}


class RefusedError(Exception):
    """What compose would say and stop."""


def variables() -> dict[str, set[str]]:
    """The variables that the file takes from its environment, with what is done where one is not set."""
    found: dict[str, set[str]] = {}
    for match in _VARIABLE.finditer(FILE.read_text(encoding="utf-8")):
        if match["name"]:
            found.setdefault(match["name"], set()).add(f"{match['how']}{match['rest']}")
    return found


def read(environment: dict[str, str]) -> dict[str, Any]:
    """The file with these variables put in. Raises `RefusedError`."""
    file = _filled(yaml.safe_load(FILE.read_text(encoding="utf-8")), environment)
    _known("the file", file, {"services": dict, "networks": dict, "volumes": dict, "x-hub": dict})
    for name, service in file["services"].items():
        _check_service(name, service, file)
    for name, network in file["networks"].items():
        _known(f"network {name}", network, {"internal": bool})
    for name, volume in file["volumes"].items():
        _known(f"volume {name}", volume, {})
    return file


def _filled(value: Any, environment: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(one, environment) for key, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, environment) for one in value]
    if not isinstance(value, str):
        return value

    def put_in(match: re.Match[str]) -> str:
        if match[0] == "$$":
            return "$"
        given = environment.get(match["name"], "")
        if not given and match["how"] == ":?":
            raise RefusedError(f"{match['name']}: {match['rest']}")
        return given or (match["rest"] if match["how"] == ":-" else "")

    return _VARIABLE.sub(put_in, value)


def _known(what: str, given: dict[str, Any], kinds: dict[str, Any]) -> None:
    for key, value in given.items():
        if key not in kinds:
            raise RefusedError(f"{what}: nobody knows {key}")
        if not isinstance(value, kinds[key]) or (kinds[key] is int and isinstance(value, bool)):
            raise RefusedError(f"{what}: {key} must be a {kinds[key].__name__}")


def _check_service(name: str, service: dict[str, Any], file: dict[str, Any]) -> None:
    _known(name, service, SERVICE)
    if "image" not in service and "build" not in service:
        raise RefusedError(f"{name}: neither image nor build")
    if service.get("restart", "no").partition(":")[0] not in RESTARTS:
        raise RefusedError(f"{name}: restart {service['restart']}")
    for other, how in service.get("depends_on", {}).items():
        if other not in file["services"] or how.get("condition") not in CONDITIONS or len(how) != 1:
            raise RefusedError(f"{name}: depends_on {other}")
        if how["condition"] == "service_healthy" and "healthcheck" not in file["services"][other]:
            raise RefusedError(f"{name}: {other} has no health check")
    for volume in service.get("volumes", []):
        if volume.partition(":")[0] not in file["volumes"]:
            raise RefusedError(f"{name}: no volume {volume}")
    for network in service.get("networks", []):
        if network not in file["networks"]:
            raise RefusedError(f"{name}: no network {network}")
    for key, value in service.get("environment", {}).items():
        if not isinstance(value, str):
            raise RefusedError(f"{name}: {key} is no text")
    health = service.get("healthcheck", {"test": ["NONE"]})
    _known(f"{name}'s health check", health, HEALTHCHECK)
    if health["test"][0] not in {"CMD", "CMD-SHELL", "NONE"}:
        raise RefusedError(f"{name}: a check begins with CMD or CMD-SHELL")
    for key in ("interval", "timeout", "start_period"):
        if not _DURATION.fullmatch(health.get(key, "1s")):
            raise RefusedError(f"{name}: {key} is no duration")

"""compose.yaml, as far as a machine without containers can tell: it holds together."""

import re
import shlex

import pytest
from django.core.management import get_commands

from tests.architecture.test_settings_are_documented import INTERNAL, named_in_readme
from tests.elasticsearch import VERSION
from tests.ops import compose
from tests.ops.compose import SET

ROOT = compose.ROOT
OURS = ("prepare", "site", "worker", "demo")


@pytest.fixture
def file() -> dict:
    return compose.read(SET)


def example() -> dict[str, str]:
    """The variables of .env.example and what stands there."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", text, re.MULTILINE))


def test_there_is_all_of_an_installation(file) -> None:
    services = file["services"]
    assert set(services) == {*OURS, "database", "search", "cache"}
    for name in ("site", "worker", "database", "search", "cache"):
        assert services[name]["healthcheck"]["test"][0].startswith("CMD"), name
        assert services[name]["restart"] == "unless-stopped", name
        assert services[name]["volumes"], name
    assert services["site"]["environment"]["WEB_WORKERS"] == "2"
    assert services["site"]["volumes"] == services["worker"]["volumes"], "media are shared"
    assert services["demo"]["profiles"] == ["demo"]
    assert services["search"]["image"].endswith(f":{VERSION}"), "what the tests run on"


def test_only_the_site_is_published_and_only_to_this_machine(file) -> None:
    published = {name: service["ports"] for name, service in file["services"].items() if "ports" in service}
    assert published == {"site": ["127.0.0.1:8000:8000"]}
    assert file["networks"]["inside"]["internal"]
    for name in ("database", "search", "cache"):
        assert file["services"][name]["networks"] == ["inside"]


@pytest.mark.parametrize("name", sorted(SET))
def test_without_a_secret_or_a_name_it_refuses_to_start(name) -> None:
    for missing in ({name: ""}, {}):
        given = {key: value for key, value in SET.items() if key != name} | missing
        with pytest.raises(compose.RefusedError, match=name):
            compose.read(given)


def test_a_wrong_file_is_refused(monkeypatch, tmp_path) -> None:
    text = compose.FILE.read_text(encoding="utf-8")
    monkeypatch.setattr(compose, "FILE", tmp_path / "compose.yaml")
    for good, bad in (
        ("healthcheck:", "helthcheck:"),
        ("database: {condition: service_healthy}", "databse: {condition: service_healthy}"),
        ('volumes: ["cache:/data"]', 'volumes: ["cash:/data"]'),
        ("retries: 3", 'retries: "3"'),
        ("interval: 30s", "interval: often"),
        ('xpack.security.enabled: "true"', "xpack.security.enabled: true"),
    ):
        assert good in text
        compose.FILE.write_text(text.replace(good, bad), encoding="utf-8")
        with pytest.raises(compose.RefusedError):
            compose.read(SET)


def test_every_variable_is_explained_and_no_secret_has_a_default() -> None:
    asked, told = compose.variables(), example()
    assert set(asked) == set(told)
    for name, ways in asked.items():
        if name in SET:
            assert all(way.startswith(":?") for way in ways), name
            assert told[name] == "", name
        else:
            assert ways == {f":-{told[name]}"}, name


def test_the_hubs_variables_are_those_of_the_readme(file) -> None:
    for name in OURS:
        unknown = set(file["services"][name]["environment"]) - named_in_readme() - INTERNAL
        assert not unknown, name


def test_passwords_are_the_same_on_both_sides(file) -> None:
    services = file["services"]
    hub = services["site"]["environment"]
    assert f":{services['database']['environment']['POSTGRES_PASSWORD']}@database:" in hub["DATABASE_URL"]
    assert f"elastic:{services['search']['environment']['ELASTIC_PASSWORD']}@search:" in hub["SEARCH_URL"]


@pytest.mark.parametrize("name", ["prepare", "worker", "demo"])
def test_commands_are_there(file, name) -> None:
    words = file["services"][name]["command"]
    text = words[2] if words[0] == "sh" else shlex.join(words)
    for command in text.split("&&"):
        runs, manage, verb, *_options = shlex.split(command)
        assert (runs, manage) == ("python", "manage.py")
        assert verb in get_commands()

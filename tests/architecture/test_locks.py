"""The locks: complete, hashed, free of this or any machine's paths and of index addresses."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.txt"))
DIRECT = re.compile(r"^([A-Za-z0-9_.-]+)", re.MULTILINE)


def test_there_is_a_lock_for_running_and_one_for_testing() -> None:
    assert {"requirements.txt", "requirements-dev.txt"} <= set(LOCKS)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_path_and_no_index(lock) -> None:
    text = (ROOT / lock).read_text()
    for forbidden in ("://", "--index", "--find-links", "--extra-index", " @ ", "file:", "/home/", "/work/"):
        assert forbidden not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_is_pinned_and_hashed(lock) -> None:
    text = (ROOT / lock).read_text()
    lines = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert lines
    assert [line for line in lines if "==" not in line or not line.rstrip().endswith("\\")] == []
    assert text.count("--hash=sha256:") >= len(lines)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_all_that_is_asked_for(lock) -> None:
    source = (ROOT / lock).with_suffix(".in")
    asked = DIRECT.findall((source if source.exists() else ROOT / "requirements.in").read_text())
    locked = {name.lower().replace("_", "-") for name in DIRECT.findall((ROOT / lock).read_text())}
    names = {name.lower().replace("_", "-") for name in asked if not name.startswith("-")}
    assert names - locked == set()


def test_the_tools_lock_agrees_with_the_runtimes() -> None:
    def versions(lock: str) -> dict[str, str]:
        return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", (ROOT / lock).read_text(), re.MULTILINE))

    runtime, tools = versions("requirements.txt"), versions("requirements-dev.txt")
    both = runtime.keys() & tools.keys()
    assert {name: tools[name] for name in both} == {name: runtime[name] for name in both}


def test_every_direct_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text().lower()
    asked = [
        name
        for path in ROOT.glob("requirements*.in")
        for name in DIRECT.findall(path.read_text())
        if not name.startswith("-")
    ]
    assert [name for name in asked if f"**{name.lower()}" not in reasons] == []

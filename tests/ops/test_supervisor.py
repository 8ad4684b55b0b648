"""The supervisor with real processes: what dies is restarted, nothing is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

CHILD = """
import os, subprocess, sys, time
sys.path.insert(0, {root!r})
from hub.worker import lifeline
lifeline.hold()
grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open({pids!r}, "a").write(f"{{os.getpid()}} {{grandchild.pid}}\\n")
time.sleep(600)
"""
PARENT = """
import sys
sys.path.insert(0, {root!r})
from hub.worker.supervisor import Child, Supervisor
Supervisor([Child("child", [sys.executable, {child!r}])]).run()
"""
ROOT = str(Path(__file__).parents[2])


class Family:
    """A supervisor in a process of its own, its child and its grandchild, by their ids."""

    def __init__(self, folder: Path) -> None:
        self.pids = folder / "pids"
        child, parent = folder / "child.py", folder / "parent.py"
        child.write_text(CHILD.format(root=ROOT, pids=str(self.pids)))
        parent.write_text(PARENT.format(root=ROOT, child=str(child)))
        self.supervisor = subprocess.Popen([sys.executable, str(parent)], stderr=subprocess.DEVNULL)

    def generations(self) -> list[list[int]]:
        lines = self.pids.read_text().splitlines() if self.pids.exists() else []
        return [[int(pid) for pid in line.split()] for line in lines]

    def everyone(self) -> list[int]:
        return [pid for generation in self.generations() for pid in generation]


def eventually(condition: Callable[[], object], seconds: float = 20) -> bool:
    """Whether it becomes true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def lives(pid: int) -> bool:
    """Whether a process runs (one that only waits to be collected does not)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state not in "ZX"


@pytest.fixture
def family(tmp_path):
    family = Family(tmp_path)
    assert eventually(family.generations)
    yield family
    family.supervisor.kill()
    family.supervisor.wait()
    for pid in family.everyone():
        if lives(pid):
            os.kill(pid, signal.SIGKILL)


def test_a_child_that_is_killed_is_started_again_and_its_own_children_go(family) -> None:
    child, grandchild = family.generations()[0]
    os.kill(child, signal.SIGKILL)
    assert eventually(lambda: len(family.generations()) == 2)
    assert eventually(lambda: not lives(grandchild))
    assert lives(family.generations()[1][0])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_all_of_them(family, number) -> None:
    family.supervisor.send_signal(number)
    assert family.supervisor.wait(20) == 0
    assert not any(map(lives, family.everyone()))


def test_a_supervisor_that_is_killed_takes_its_children_along(family) -> None:
    child, _grandchild = family.generations()[0]
    family.supervisor.kill()
    assert eventually(lambda: not lives(child))

"""A small supervisor: starts processes, restarts what dies, ends all of them, leaves nothing behind."""

import contextlib
import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType

from hub.worker import lifeline

logger = logging.getLogger("hub.worker")

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE_SECONDS = 15.0
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
STABLE_SECONDS = 60.0


@dataclass
class Child:
    """One process to keep alive: its name, its command, open files that it inherits."""

    name: str
    command: Sequence[str]
    pass_fds: tuple[int, ...] = ()


class Running:
    """A child that was started, in a session of its own, so that Ctrl-C reaches the supervisor alone."""

    def __init__(self, child: Child) -> None:
        self.name = child.name
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            child.command,
            stdin=subprocess.PIPE,
            pass_fds=child.pass_fds,
            start_new_session=True,
            env={**os.environ, lifeline.VARIABLE: "1"},
        )

    def wait_until(self, deadline: float) -> None:
        """Wait for its end, and say so where it does not come in time."""
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            logger.warning("did not end in time", extra={"part": self.name})

    def clear_away(self) -> None:
        """End by force what is left of it, and of what it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()


class Supervisor:
    """Runs children until SIGINT, SIGTERM or SIGHUP."""

    def __init__(self, children: Sequence[Child], *, on_ready: Callable[[], bool] = lambda: True) -> None:
        self.children = children
        self.on_ready = on_ready
        self.stopping = False
        self._running: dict[str, Running] = {}
        self._pauses: dict[str, float] = {}
        self._start_after: dict[str, float] = {}

    def run(self, *, end_with: int | None = None) -> None:
        """Start all, watch them until a signal comes, end them. `on_ready` is asked until it says True.

        With `end_with`, a parent's process id, they are ended too once that is no longer our parent.
        """
        before = {number: signal.signal(number, self._stop) for number in SIGNALS}
        ready = False
        try:
            while not self.stopping and end_with in {None, os.getppid()}:
                self._tend(time.monotonic())
                ready = ready or self.on_ready()
                time.sleep(0.1)
        finally:
            self._end_all()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _tend(self, now: float) -> None:
        for child in self.children:
            running = self._running.get(child.name)
            if running is None:
                if now >= self._start_after.get(child.name, 0.0):
                    self._running[child.name] = Running(child)
            elif running.process.poll() is not None:
                self._plan_restart(running, now)

    def _plan_restart(self, dead: Running, now: float) -> None:
        """Start again at once after a long life, with growing pauses after short ones."""
        dead.clear_away()
        del self._running[dead.name]
        long_lived = now - dead.started_at > STABLE_SECONDS
        pause = FIRST_PAUSE if long_lived else min(self._pauses.get(dead.name, 0.25) * 2, LONGEST_PAUSE)
        self._pauses[dead.name] = pause
        self._start_after[dead.name] = now + pause
        code = dead.process.returncode
        logger.warning("ended with %s, starts again in %.1f s", code, pause, extra={"part": dead.name})

    def _end_all(self) -> None:
        """Ask all to end, wait, end the rest by force: also what they started."""
        for running in self._running.values():
            running.process.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        for running in self._running.values():
            running.wait_until(deadline)
            running.clear_away()

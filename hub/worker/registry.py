"""What the worker does beside its queue: jobs at intervals, and loops that empty something as it fills.

Any package registers its own in `AppConfig.ready`; `hub` knows none of them by name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Job:
    """Something to do every so often. `run` gets the moment (aware); it must not mind to run twice."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


@dataclass(frozen=True)
class Loop:
    """Something to do while there is some of it. `run` returns how much it did; 0 means none is left."""

    name: str
    run: Callable[[datetime], int]


_jobs: dict[str, Job] = {}
_loops: dict[str, Loop] = {}


def add_job(name: str, every: timedelta, run: Callable[[datetime], object]) -> None:
    """Have the timer call `run` every `every`."""
    _jobs[name] = Job(name, every, run)


def add_loop(name: str, run: Callable[[datetime], int]) -> None:
    """Have the indexer process call `run` again and again."""
    _loops[name] = Loop(name, run)


def jobs() -> list[Job]:
    """All timed jobs, by name."""
    return [_jobs[name] for name in sorted(_jobs)]


def loops() -> list[Loop]:
    """All loops, by name."""
    return [_loops[name] for name in sorted(_loops)]

"""How long it takes from a publication's commit until search on Elasticsearch finds it, under publishing.

`python -m tests.benchmarks.elastic_findable RATE SECONDS NUMBER` is one publisher: it has drafts ready, then
publishes them through `catalog.resources.actions`, and prints each one's key and the moment of its commit.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread
from typing import Any

import urllib3

ROOT = Path(__file__).parents[2]
PUBLISHERS = 3
SECONDS = 30.0
PATIENCE = 30.0
EVERY = 0.02
ABOUT = "Tài liệu tự học ngắn gọn, có bài tập và đáp án, dùng được ở nhà và ở trung tâm học tập cộng đồng."


def publish(rate: float, seconds: float, number: int) -> None:
    """Publish at that rate; where it cannot be kept up with, as fast as it goes."""
    import django

    django.setup()
    from django.utils import timezone

    from catalog.resources import actions
    from catalog.resources.models import Licence, Resource
    from catalog.vocabulary.models import Level, Subject
    from hub.units.models import Unit

    subjects, levels, units = list(Subject.objects.all()), list(Level.objects.all()), list(Unit.objects.all())
    drafts = []
    for made in range(int(rate * seconds)):
        resource = Resource(
            title=f"Học liệu đo tốc độ {number} {made}",
            description=ABOUT,
            subject=subjects[made % len(subjects)],
            level=levels[made % len(levels)],
            licence=Licence.CC_BY,
            unit=units[made % len(units)],
        )
        actions.draft(resource, by=None, now=timezone.now())
        drafts.append(resource)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    began_at = time.time()
    for made, resource in enumerate(drafts):
        time.sleep(max(0.0, began_at + made / rate - time.time()))
        actions.publish(resource, by=None, now=timezone.now())
        sys.stdout.write(f"{resource.pk} {time.time()}\n")
        sys.stdout.flush()


def measured(host: str, prefix: str, rate: float = 50.0) -> dict[str, float]:
    """Publications a second, and the median, 99th percentile and longest wait in seconds."""
    from tests.benchmarks import elastic_filling

    _claim_jobs()
    held = sum(elastic_filling.engine(host, prefix).count().values())
    committed: dict[str, float] = {}
    found: dict[str, float] = {}
    environment = {**os.environ, "SEARCH_URL": f"elasticsearch://{host}/{prefix}"}
    with subprocess.Popen(
        [sys.executable, "manage.py", "worker"], cwd=ROOT, env=environment, start_new_session=True
    ) as worker:
        try:
            time.sleep(5)
            publishers = [_publisher(rate / PUBLISHERS, number, environment) for number in range(PUBLISHERS)]
            _begin(publishers)
            readers = [Thread(target=_note, args=(one, committed)) for one in publishers]
            for reader in readers:
                reader.start()
            _watch(f"http://{host}/{prefix}/_search", publishers, committed, found)
            for reader in readers:
                reader.join()
        finally:
            worker.send_signal(signal.SIGTERM)
    waits = sorted(found[key] - committed[key] for key in found)
    if not waits:
        raise RuntimeError("nothing that was published was found")
    return {
        "held": held,
        "published": len(committed),
        "found": len(found),
        "rate": round(len(committed) / (max(committed.values()) - min(committed.values())), 1),
        "median": round(waits[len(waits) // 2], 2),
        "p99": round(waits[int(len(waits) * 0.99)], 2),
        "longest": round(waits[-1], 2),
    }


def _claim_jobs() -> None:
    """As on a site that has run for a while: what runs once a night does not begin with the worker."""
    from django.utils import timezone

    from hub.worker import registry
    from hub.worker.models import TimedRun

    for job in registry.jobs():
        TimedRun.objects.update_or_create(job=job.name, defaults={"began_at": timezone.now()})


def _publisher(rate: float, number: int, environment: dict[str, str]) -> "subprocess.Popen[str]":
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks.elastic_findable",
        str(rate),
        str(SECONDS),
        str(number),
    ]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _begin(publishers: list["subprocess.Popen[str]"]) -> None:
    """All at once, when each has its drafts, and what was drafted has gone through the worker."""
    for publisher in publishers:
        if publisher.stdout is None or publisher.stdout.readline() != "ready\n":
            raise RuntimeError("a publisher could not begin")
    time.sleep(10)
    for publisher in publishers:
        if publisher.stdin:
            publisher.stdin.write("go\n")
            publisher.stdin.flush()


def _note(publisher: "subprocess.Popen[str]", committed: dict[str, float]) -> None:
    for line in publisher.stdout or ():
        pk, moment = line.split()
        committed[f"resource-{pk}"] = float(moment)


def _watch(url: str, publishers: list[Any], committed: dict[str, float], found: dict[str, float]) -> None:
    """Search for what was published and not found yet, again and again, until all is found."""
    http = urllib3.PoolManager()
    until = float("inf")
    while time.time() < until:
        waiting = [key for key in list(committed) if key not in found]
        if all(publisher.poll() is not None for publisher in publishers):
            until = min(until, time.time() + PATIENCE)
            if not waiting:
                time.sleep(0.2)
                if len(found) == len(committed):
                    return
        if waiting:
            body = {"query": {"terms": {"_id": waiting[:1000]}}, "_source": False, "size": 1000}
            answer = http.request("POST", url, json=body).json()
            for hit in answer["hits"]["hits"]:
                found.setdefault(hit["_id"], time.time())
        time.sleep(EVERY)


if __name__ == "__main__":
    publish(float(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))

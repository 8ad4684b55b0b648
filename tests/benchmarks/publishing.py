"""Publications during a measurement: `python -m tests.benchmarks.publishing EVERY` until its input closes.

Each prints a line: the page's path, its new title, and the moment (seconds since the epoch) it was committed.
"""

import itertools
import select
import sys
import time

import django


def publish(number: int) -> tuple[str, str]:
    """Give one page of an activity a new title and publish it; its path and title."""
    from django.db import transaction

    from courses.models import Activity

    page = Activity.objects.live().order_by("pk").first().specific
    page.title = f"Bản công bố số {number}"
    with transaction.atomic():
        page.save_revision().publish()
    return page.get_url(), page.title


def main(every: float) -> None:
    """Publish at once and then every so many seconds."""
    django.setup()
    for number in itertools.count(1):
        path, title = publish(number)
        print(path, title.replace(" ", "_"), time.time(), flush=True)  # noqa: T201
        readable, _, _ = select.select([sys.stdin], [], [], every)
        if readable:
            return


if __name__ == "__main__":
    main(float(sys.argv[1]))

"""How fast the ledger is written, with and without its triggers, and how long it takes to prove and to read.

    python -m tests.benchmarks.ledger [rows]        (DATABASE_URL chooses SQLite or PostgreSQL)

Works in a database of its own, which goes when it ends. A write is one `record` of one entry in one
transaction, over 50 units, 3 kinds, 7 days and 2 channels, every second one with a person.
"""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

SECONDS = float(os.environ.get("BENCH_SECONDS", "5"))
MILLION = 1_000_000
DAYS, PEOPLE = 7, 20_000

FILL = """
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {rows})
    INSERT INTO hub_participation (kind, subject_kind, subject_key, subject_title, topic, unit_id, edition_id,
        occurred_at, occurred_on, channel, category, quantity, amount, person_key, recorded_at,
        idempotency_key)
    SELECT CASE n % 3 WHEN 0 THEN 'ATTENDED' WHEN 1 THEN 'JOINED' ELSE 'RESOURCE_VIEWED' END, 'EVENT',
        'SK' || (n % 500), 'Một buổi', CASE n % 2 WHEN 0 THEN 'TRAINING' ELSE 'COURSE' END,
        (SELECT MIN(id) FROM hub_unit) + n % 50, {edition}, {now}, {day}, CASE n % 2 WHEN 0 THEN 'ON_SITE'
        ELSE 'ONLINE' END, 'UNSPECIFIED', 1 + n % 9, 0, CASE n % 2 WHEN 0 THEN 'p' || (n * 7 % {people})
        ELSE '' END, {now}, 'fill:' || n
    FROM numbers
"""


def say(line: str) -> None:
    """One line of the result, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(rows: int) -> None:
    """Measure in a fresh test database and say a line a number."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.test")
    import django

    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.settings_dict.setdefault("TEST", {})["NAME"] = f"{name}-bench" if "/" in str(name) else None
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        measure(rows)
    finally:
        connection.close()
        connection.creation.destroy_test_db(str(name), verbosity=0)


def measure(rows: int) -> None:
    from django.db import connection

    from tests.factories import ledger as make

    edition = make.edition()
    units = [make.unit() for _ in range(50)]
    people = [make.person() for _ in range(100)]
    say(f"database: {connection.vendor}")
    for writers in (1, 8):
        with_triggers = rate(units, people, edition, writers)
        with without_triggers():
            without = rate(units, people, edition, writers)
        restore()
        say(f"record(), {writers} writers: {with_triggers:,.0f}/s with triggers, {without:,.0f}/s without")
    began = time.perf_counter()
    fill(rows, edition)
    say(f"filling {rows:,} rows with triggers: {time.perf_counter() - began:.1f} s")
    report(units, people, edition)


def rate(units, people, edition, writers):
    """Transactions a second over `SECONDS`, all writers together."""
    from django.db import connections

    from hub.participation import ledger
    from hub.participation.models import Channel, Kind
    from tests.factories import ledger as make

    kinds = [Kind.ATTENDED, Kind.JOINED, Kind.SESSION_HELD]
    start = time.perf_counter()

    def write(writer):
        written = 0
        try:
            while time.perf_counter() - start < SECONDS:
                number = written * writers + writer
                entry = make.entry(
                    units[number % 50],
                    kind=kinds[number % 3],
                    key=f"bench:{start}:{writer}:{written}",
                    edition=edition,
                    channel=[Channel.ON_SITE, Channel.ONLINE][number % 2],
                    occurred_at=make.NOON + timedelta(days=number % DAYS - 3),
                    person=people[number % 100] if number % 2 else None,
                )
                ledger.record(entry, by=None, now=make.NOON)
                written += 1
        finally:
            connections.close_all()
        return written

    with ThreadPoolExecutor(writers) as pool:
        return sum(pool.map(write, range(writers))) / (time.perf_counter() - start)


def without_triggers():
    """The counting trigger taken off, as long as the context lasts."""
    from contextlib import contextmanager

    from django.db import connection

    @contextmanager
    def lifted():
        with connection.cursor() as cursor:
            on = "" if connection.vendor == "sqlite" else " ON hub_participation"
            cursor.execute(f"DROP TRIGGER participation_counted{on}")
            cursor.execute(f"DROP TRIGGER participation_reversal_mirrors{on}")
        yield

    return lifted()


def restore():
    """Triggers on again, totals exact again."""
    from django.db import connection

    from hub.participation import recount, triggers

    triggers.install(connection)
    recount.mend()


def fill(rows, edition):
    from django.db import connection

    sqlite = connection.vendor == "sqlite"
    day = "date('2022-10-01', '+' || (n % 7) || ' days')" if sqlite else "DATE '2022-10-01' + n % 7"
    now = "'2022-10-04 05:00:00'" if sqlite else "TIMESTAMPTZ '2022-10-04 05:00:00+00'"
    with connection.cursor() as cursor:
        cursor.execute(FILL.format(rows=rows, edition=edition.pk, now=now, day=day, people=PEOPLE))
        cursor.execute("ANALYZE")


def report(units, people, edition):
    """Proving and reading at that size."""
    from hub.participation import queries, recount
    from hub.participation.models import Participation
    from hub.reports import counting
    from tests.factories import ledger as make

    rows = Participation.objects.count()
    timed(f"recount of {rows:,} rows", recount.differences, times=3)
    timed("a unit's 31 computed values", lambda: counting.computed(edition, unit_ids=[units[0].pk]))
    heads = {unit.pk: unit.pk for unit in units}
    timed("the same for 50 units", lambda: counting.computed_by_report(edition, heads))
    timed("the Week's figures", lambda: queries.week_figures(edition, make.NOON))
    say(f"record(), 1 writer, at {rows:,} rows: {rate(units, people, edition, 1):,.0f}/s")
    assert recount.differences() == []


def timed(what, call, times=5):
    """Print the median of a few calls."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        spent.append(time.perf_counter() - began)
    say(f"{what}: {sorted(spent)[times // 2] * 1000:,.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MILLION)

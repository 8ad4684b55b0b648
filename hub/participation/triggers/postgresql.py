"""The ledger's triggers for PostgreSQL.

Totals are counted once a statement, over all its rows, in the order of their keys and the totals before the
people: every writer takes its locks in one order, so that none waits in a circle. Conditions stand in the
functions' bodies: a column named in a trigger's WHEN could not change its type any more. There is no trigger
on TRUNCATE, which empties the tables between tests.
"""

from collections.abc import Iterator

from hub.participation.triggers.mirrored import COLUMNS as MIRRORED

INSTALLED = """
    SELECT tgname FROM pg_trigger WHERE tgrelid = 'hub_participation'::regclass AND NOT tgisinternal
"""


def statements() -> Iterator[str]:
    """SQL that puts every trigger in place."""
    for name, when, body in (
        ("participation_never_deleted", "BEFORE DELETE ON hub_participation FOR EACH ROW", NEVER_DELETED),
        ("participation_never_changed", "BEFORE UPDATE ON hub_participation FOR EACH ROW", NEVER_CHANGED),
        (
            "participation_reversal_mirrors",
            "BEFORE INSERT ON hub_participation FOR EACH ROW",
            _reversal_mirrors(),
        ),
        (
            "participation_counted",
            "AFTER INSERT ON hub_participation REFERENCING NEW TABLE AS written FOR EACH STATEMENT",
            COUNTED,
        ),
    ):
        yield f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ {body} $body$"
        yield f"DROP TRIGGER IF EXISTS {name} ON hub_participation"
        yield f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {name}()"


NEVER_DELETED = """
    BEGIN
        RAISE EXCEPTION 'the ledger is append-only: a row is never deleted'
            USING ERRCODE = 'integrity_constraint_violation';
    END
"""

NEVER_CHANGED = """
    BEGIN
        IF to_jsonb(NEW) - 'person_id' - 'recorded_by_id' <> to_jsonb(OLD) - 'person_id' - 'recorded_by_id'
            OR (NEW.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id)
            OR (NEW.recorded_by_id IS NOT NULL AND NEW.recorded_by_id IS DISTINCT FROM OLD.recorded_by_id)
        THEN
            RAISE EXCEPTION 'the ledger is append-only: a row is never changed'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END
"""


def _reversal_mirrors() -> str:
    same = " AND ".join(f"undone.{name} IS NOT DISTINCT FROM NEW.{name}" for name in MIRRORED)
    return f"""
        BEGIN
            IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM hub_participation AS undone
                WHERE undone.id = NEW.reverses_id AND undone.reverses_id IS NULL
                    AND undone.quantity = -NEW.quantity AND undone.amount = -NEW.amount AND {same}
            ) THEN
                RAISE EXCEPTION 'a reversing row mirrors the one it undoes'
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END
    """  # noqa: S608 - names of our own columns


COUNTED = """
    BEGIN
        INSERT INTO hub_participationtotal AS total
            (unit_id, edition_key, kind, topic, occurred_on, channel, category, quantity, amount, entries)
        SELECT
            unit_id, COALESCE(edition_id, 0), kind, topic, occurred_on, channel, category,
            SUM(quantity), SUM(amount), SUM(CASE WHEN reverses_id IS NULL THEN 1 ELSE -1 END)
        FROM written
        GROUP BY 1, 2, 3, 4, 5, 6, 7
        ORDER BY 1, 2, 3, 4, 5, 6, 7
        ON CONFLICT (unit_id, edition_key, kind, topic, occurred_on, channel, category) DO UPDATE SET
            quantity = total.quantity + excluded.quantity,
            amount = total.amount + excluded.amount,
            entries = total.entries + excluded.entries;
        INSERT INTO hub_participationperson AS person
            (unit_id, edition_key, kind, topic, person_key, entries)
        SELECT
            unit_id, COALESCE(edition_id, 0), kind, topic, person_key,
            SUM(CASE WHEN reverses_id IS NULL THEN 1 ELSE -1 END)
        FROM written
        WHERE person_key <> ''
        GROUP BY 1, 2, 3, 4, 5
        ORDER BY 1, 2, 3, 4, 5
        ON CONFLICT (unit_id, edition_key, kind, topic, person_key) DO UPDATE SET
            entries = person.entries + excluded.entries;
        RETURN NULL;
    END
"""

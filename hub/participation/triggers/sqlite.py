"""The ledger's triggers for SQLite. One writer at a time: counting row by row is exact."""

from collections.abc import Iterator

from hub.participation.triggers.mirrored import COLUMNS as MIRRORED

INSTALLED = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'hub_participation'"
ERASABLE = ("person_id", "recorded_by_id")


def statements() -> Iterator[str]:
    """SQL that puts every trigger in place."""
    for name, body in (
        ("participation_never_deleted", NEVER_DELETED),
        ("participation_never_changed", _never_changed()),
        ("participation_reversal_mirrors", _reversal_mirrors()),
        ("participation_counted", COUNTED),
    ):
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"CREATE TRIGGER {name} {body}"


NEVER_DELETED = """
    BEFORE DELETE ON hub_participation
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a row is never deleted'); END
"""


def _never_changed() -> str:
    from hub.participation.models import Participation  # the columns are known once models are loaded

    columns = [field.column for field in Participation._meta.concrete_fields]
    changes = [f"NEW.{name} IS NOT OLD.{name}" for name in columns if name not in ERASABLE]
    changes += [f"(NEW.{name} IS NOT NULL AND NEW.{name} IS NOT OLD.{name})" for name in ERASABLE]
    return f"""
        BEFORE UPDATE ON hub_participation
        WHEN {" OR ".join(changes)}
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a row is never changed'); END
    """


def _reversal_mirrors() -> str:
    same = " AND ".join(f"undone.{name} IS NEW.{name}" for name in MIRRORED)
    return f"""
        BEFORE INSERT ON hub_participation
        WHEN NEW.reverses_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM hub_participation AS undone
            WHERE undone.id = NEW.reverses_id AND undone.reverses_id IS NULL
                AND undone.quantity = -NEW.quantity AND undone.amount = -NEW.amount AND {same}
        )
        BEGIN SELECT RAISE(ABORT, 'a reversing row mirrors the one it undoes'); END
    """  # noqa: S608 - names of our own columns


COUNTED = """
    AFTER INSERT ON hub_participation
    BEGIN
        INSERT INTO hub_participationtotal
            (unit_id, edition_key, kind, topic, occurred_on, channel, category, quantity, amount, entries)
        VALUES (
            NEW.unit_id, COALESCE(NEW.edition_id, 0), NEW.kind, NEW.topic, NEW.occurred_on, NEW.channel,
            NEW.category, NEW.quantity, NEW.amount, CASE WHEN NEW.reverses_id IS NULL THEN 1 ELSE -1 END
        )
        ON CONFLICT (unit_id, edition_key, kind, topic, occurred_on, channel, category) DO UPDATE SET
            quantity = quantity + excluded.quantity,
            amount = amount + excluded.amount,
            entries = entries + excluded.entries;
        INSERT INTO hub_participationperson (unit_id, edition_key, kind, topic, person_key, entries)
        SELECT
            NEW.unit_id, COALESCE(NEW.edition_id, 0), NEW.kind, NEW.topic, NEW.person_key,
            CASE WHEN NEW.reverses_id IS NULL THEN 1 ELSE -1 END
        WHERE NEW.person_key <> ''
        ON CONFLICT (unit_id, edition_key, kind, topic, person_key) DO UPDATE SET
            entries = entries + excluded.entries;
    END
"""

"""Which columns a reversing row has in common with the row that it undoes."""

COLUMNS = (
    "kind",
    "subject_kind",
    "subject_key",
    "topic",
    "unit_id",
    "edition_id",
    "occurred_at",
    "occurred_on",
    "channel",
    "category",
    "person_key",
)

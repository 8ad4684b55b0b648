"""What stands against recording attendance."""

from courses.attendance.models import SessionRecord


class NotYetError(Exception):
    """The session's day has not come."""


class StaleError(Exception):
    """Somebody else has changed the numbers since the form was opened; `record` says who and when."""

    def __init__(self, record: SessionRecord) -> None:
        super().__init__(f"the record is at version {record.version}")
        self.record = record

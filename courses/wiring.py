"""What courses plug into the ground floor; imported once the models are loaded."""

from courses.activities import receivers as activities
from courses.activities import subjects
from courses.enrolment import receivers as enrolment


def connect() -> None:
    """Listen to what happens to activities and people, and register what others find us by."""
    activities.connect()
    enrolment.connect()
    subjects.connect()

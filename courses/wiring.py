"""What courses plug into the ground floor; imported once the models are loaded."""

from courses.activities import moments, subjects
from courses.activities import receivers as activities
from courses.enrolment import personal_data
from courses.enrolment import receivers as enrolment
from courses.organizing import workspace
from hub.freshness.clock import register_boundary


def connect() -> None:
    """Listen to what happens to activities and people, and register what others find us by."""
    activities.connect()
    register_boundary(moments.next_moment)
    enrolment.connect()
    personal_data.connect()
    subjects.connect()
    workspace.connect()

"""Why somebody cannot join, in words that say what is the matter."""

from enum import StrEnum

from django.utils.translation import gettext as _

from courses.activities.states import Joining, State
from hub import moments


class Reason(StrEnum):
    """What stands against joining."""

    GONE = "GONE"
    CANCELLED = "CANCELLED"
    PAST = "PAST"
    WALK_IN = "WALK_IN"
    NOT_YET = "NOT_YET"
    CLOSED = "CLOSED"


class RefusedError(Exception):
    """Joining was refused. `reason` says why for code, `message` for people."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


def gone() -> RefusedError:
    """For an activity that is no longer there, or not yet published."""
    return RefusedError(Reason.GONE, _("This activity is no longer on the site."))


def check(state: State) -> None:
    """Raise `RefusedError` unless one can join in that state, be it for the waiting list."""
    if not state.can_join:
        raise RefusedError(Reason(state.joining.value), sentence(state))


def sentence(state: State) -> str:
    """Why one cannot join in that state, in one sentence; empty where one can."""
    if state.joining == Joining.NOT_YET and state.dates.opens_at:
        return _("Registration opens at %(time)s.") % {"time": moments.at(state.dates.opens_at)}
    if state.joining == Joining.CLOSED and state.dates.closes_at:
        return _("Registration closed at %(time)s.") % {"time": moments.at(state.dates.closes_at)}
    sentences = {
        Joining.CANCELLED: _("This activity has been cancelled."),
        Joining.PAST: _("This activity is over."),
        Joining.WALK_IN: _("No need to register: just come."),
    }
    return sentences.get(state.joining, "")

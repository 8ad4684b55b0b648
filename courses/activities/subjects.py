"""Activities in the hub's registry of subjects: found by kind and key, for ledger, promotions and API."""

from collections.abc import Callable, Iterable

from courses.activities.models import Activity
from courses.activities.queries import visible
from hub import subjects
from hub.subjects import Subject

ANY_KIND = "ACTIVITY"


def connect() -> None:
    """Register the four kinds, and ACTIVITY for whichever it is."""
    subjects.register(ANY_KIND, _finder(None))
    for kind in Activity.Kind.values:
        subjects.register(kind, _finder(kind))


def _finder(kind: str | None) -> Callable[[Iterable[str]], dict[str, Subject]]:
    def find(keys: Iterable[str]) -> dict[str, Subject]:
        """Published activities among `keys`, by key, as (kind, key, title, path)."""
        found = visible().filter(key__in=list(keys), **({"kind": kind} if kind else {}))
        return {
            activity.key: Subject(
                kind=activity.kind, key=activity.key, title=activity.title, url=activity.get_url() or ""
            )
            for activity in found
        }

    return find

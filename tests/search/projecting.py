"""What tests of the projection share: building all that is marked, and asking what is found."""

from django.utils import timezone

from search.engines.database.engine import DatabaseEngine
from search.engines.protocol import Query
from search.models import Entry
from search.projection.building import build_stale


def build() -> None:
    """All that is marked."""
    while build_stale():
        continue


def stale(kind: str = "page") -> set[int]:
    """Ids of what is marked."""
    return set(Entry.objects.filter(kind=kind, is_stale=True).values_list("source_id", flat=True))


def found(text: str = "", **filters: str) -> list[str]:
    """Keys of what a literal question finds."""
    asked = {name: (value,) for name, value in filters.items()}
    results = DatabaseEngine().search(Query(text, asked, is_literal=True), timezone.now())
    return sorted(hit.document.key for hit in results.hits)

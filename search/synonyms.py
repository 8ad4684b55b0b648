"""The coordinators' synonyms as the engines use them: read from the table, parsed once until one changes."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.db.models import Count, Max

from search.analysis.synonyms import Synonyms, parse
from search.models import Synonym

SEED = Path(__file__).parent / "data" / "synonyms.txt"
_parsed: dict[tuple[int, datetime | None], Synonyms] = {}


def current() -> Synonyms:
    """All synonyms as they are now: an edit takes effect with the next search, in every process."""
    state = Synonym.objects.aggregate(number=Count("pk"), latest=Max("updated_at"))
    stamp = (state["number"], state["latest"])
    if stamp not in _parsed:
        lines = Synonym.objects.order_by("pk").values_list("expressions", flat=True)
        synonyms = Synonyms(parse(lines))
        _parsed.clear()
        _parsed[stamp] = synonyms
    return _parsed[stamp]


def seed(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """After migrations: give an installation without any synonym the list that comes with the hub."""
    del sender, kwargs
    rows = Synonym.objects.using(using)
    if not rows.exists():
        groups = parse(SEED.read_text(encoding="utf-8").splitlines())
        rows.bulk_create([Synonym(expressions=" = ".join(group)) for group in groups], ignore_conflicts=True)

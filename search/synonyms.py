"""The coordinators' synonyms as the engines use them: read from the table, parsed once until one changes."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save

from hub.freshness import clock
from search.analysis.synonyms import Equal, Synonyms, parse
from search.analysis.tokens import Token
from search.models import Synonym

SEED = Path(__file__).parent / "data" / "synonyms.txt"
Stamp = tuple[int, str]
"""How many groups there are and when the latest was changed: equal stamps, equal synonyms."""

_parsed: dict[Stamp, Synonyms] = {}


class Current:
    """The coordinators' synonyms as they are now: an edit takes effect with the next search, everywhere.

    `stamp` is asked only when a question is read, so that it can come with what is looked up anyway.
    """

    def __init__(self, stamp: Callable[[], Stamp]) -> None:
        self._stamp = stamp

    def find(self, tokens: Sequence[Token]) -> list[Equal]:
        """The expressions in a question that have equals. Reads the table where it has changed."""
        stamp = self._stamp()
        if stamp not in _parsed:
            lines = Synonym.objects.order_by("pk").values_list("expressions", flat=True)
            synonyms = Synonyms(parse(lines))
            _parsed.clear()
            _parsed[stamp] = synonyms
        return _parsed[stamp].find(tokens)


def connect() -> None:
    """Kept pages of results go when a synonym changes."""
    for signal in (post_save, post_delete):
        signal.connect(_changed, sender=Synonym, dispatch_uid="search.synonyms")


def _changed(**kwargs: Any) -> None:
    clock.touch()


def seed(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """After migrations: give an installation without any synonym the list that comes with the hub."""
    del sender, kwargs
    rows = Synonym.objects.using(using)
    if not rows.exists():
        groups = parse(SEED.read_text(encoding="utf-8").splitlines())
        rows.bulk_create([Synonym(expressions=" = ".join(group)) for group in groups], ignore_conflicts=True)

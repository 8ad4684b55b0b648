"""The vocabulary of the database engine: words in a table, pairs in the full-text index itself."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from django.db import connection
from django.db.models import F
from django.db.models.functions import Length

from search.analysis.letters import fold
from search.engines.database import dialects
from search.engines.database.expressions import Expression, Term
from search.models import Facts, Word

COUNTED_TO = 500
"""Beyond this many documents a word is common: its row is no longer touched by every document (contention);
the reconciliation recounts."""


class DatabaseVocabulary:
    """`Vocabulary` over what is findable now. Counts of common words may lag, pairs never do."""

    def size(self) -> int:
        """The highest entry id: close enough to weigh words by, and free."""
        return Facts.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    def spellings(self, folded: Collection[str]) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        rows = Word.objects.filter(folded__in=list(folded), documents__gt=0)
        for word, spelling, documents in rows.values_list("folded", "spelling", "documents"):
            found.setdefault(word, {})[spelling] = documents
        return found

    def known_pairs(self, wanted: Collection[str]) -> set[str]:
        texts = sorted(wanted)
        reached = at_least([Term(text) for text in texts], 1)
        return {text for text, number in zip(texts, reached, strict=True) if number}

    def near(self, folded: str) -> Iterable[tuple[str, int]]:
        """Words of about that length that share its beginning or its end: a slip spoils one of them only."""
        third = max(2, len(folded) // 3)
        rows = Word.objects.annotate(length=Length("folded")).filter(
            length__gte=len(folded) - 2, length__lte=len(folded) + 2, documents__gt=0
        )
        sides = rows.filter(folded__startswith=folded[:third]) | rows.filter(folded__endswith=folded[-third:])
        counts: Counter[str] = Counter()
        for word, documents in sides.values_list("folded", "documents"):
            counts[word] += documents
        return counts.items()


def at_least(expressions: list[Expression], enough: int) -> list[int]:
    """How many documents match each expression, counted no further than `enough`. One statement."""
    if not expressions:
        return []
    dialect = dialects.of(connection)
    parts, parameters = [], []
    for place, expression in enumerate(expressions):
        # A CTE of its own: with LIMIT in sight PostgreSQL would read the table instead of the index.
        parts.append(
            f"SELECT {place} AS place, (WITH m AS MATERIALIZED ({dialect.matching()})"  # noqa: S608
            f" SELECT count(*) FROM (SELECT 1 FROM m LIMIT {enough}) AS counted) AS number"
        )
        parameters.append(dialect.written(expression))
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        numbers = dict(cursor.fetchall())
    return [numbers[place] for place in range(len(expressions))]


def note(changes: Mapping[str, int]) -> None:
    """Add to (or take from) the document counts of spellings. Common words are left to `recount`."""
    known = {word.spelling: word for word in Word.objects.filter(spelling__in=list(changes))}
    new = [
        Word(spelling=spelling, folded=fold(spelling), documents=number)
        for spelling, number in sorted(changes.items())
        if number > 0 and spelling not in known
    ]
    Word.objects.bulk_create(new, ignore_conflicts=True)
    by_number: dict[int, list[str]] = {}
    for spelling, number in changes.items():
        word = known.get(spelling)
        if word and number and word.documents < COUNTED_TO and word.documents + number >= 0:
            by_number.setdefault(number, []).append(spelling)
    for number, spellings in sorted(by_number.items()):
        Word.objects.filter(spelling__in=sorted(spellings)).update(documents=F("documents") + number)

"""The vocabulary of the database engine: words in a table, pairs in the full-text index itself."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Length

from search.engines.database import dialects
from search.engines.matching.expressions import Expression, Term
from search.engines.matching.terms import DocumentWords
from search.models import Entry, Word
from search.synonyms import Stamp

COUNTED_TO = 500
"""Beyond this many documents a word is common: its row is no longer touched by every document (contention);
the reconciliation recounts."""


class DatabaseVocabulary:
    """`Vocabulary` over what is findable now, for one search.

    Counts of common words may lag, pairs never do. The first look-up brings along how many documents there
    are and whether the synonyms have changed.
    """

    def __init__(self) -> None:
        self._size: int | None = None
        self._stamp: Stamp = (0, "")

    def size(self) -> int:
        """The highest entry id: close enough to weigh words by, and free."""
        if self._size is None:
            self.spellings([])
        return self._size or 0

    def synonyms_stamp(self) -> Stamp:
        """What `search.synonyms` knows its groups by."""
        if self._size is None:
            self.spellings([])
        return self._stamp

    def spellings(self, folded: Collection[str]) -> dict[str, dict[str, int]]:
        wanted = sorted(folded)
        found: dict[str, dict[str, int]] = {}
        with connection.cursor() as cursor:
            cursor.execute(self._look_up(len(wanted)), wanted)
            for kind, word, spelling, number in cursor.fetchall():
                if kind == "word":
                    found.setdefault(word, {})[spelling] = number
                elif kind == "size":
                    self._size = number or 0
                else:
                    self._stamp = (number, spelling or "")
        return found

    def _look_up(self, number: int) -> str:
        marks = ", ".join(["%s"] * number) or "NULL"
        words = (
            "SELECT 'word', folded, spelling, documents FROM search_word"
            f" WHERE folded IN ({marks}) AND documents > 0"
        )
        if self._size is not None:
            return words
        return (
            f"{words} UNION ALL SELECT 'size', '', '', max(entry_id) FROM search_facts UNION ALL"
            " SELECT 'synonyms', '', CAST(max(updated_at) AS text), count(*) FROM search_synonym"
        )

    def known_pairs(self, wanted: Collection[str]) -> set[str]:
        texts = sorted(wanted)
        reached = at_least([Term(text) for text in texts], 1)
        return {text for text, number in zip(texts, reached, strict=True) if number}

    def near(self, folded: str) -> Iterable[tuple[str, int]]:
        """Words of about that length that share its beginning or its end: a slip spoils one of them only."""
        third = max(2, len(folded) // 3)
        begins = dialects.of(connection).begins
        rows = (
            Word.objects.annotate(length=Length("folded"))
            .filter(length__gte=len(folded) - 2, length__lte=len(folded) + 2, documents__gt=0)
            .values_list("spelling", "folded", "documents")
        )
        front = rows.filter(begins("folded", folded[:third]))
        back = rows.filter(begins("backwards", folded[::-1][:third]))
        counts: Counter[str] = Counter()
        for _, word, documents in front.union(back):
            counts[word] += documents
        return counts.items()


def at_least(expressions: list[Expression], enough: int) -> list[int]:
    """How many documents match each expression, counted no further than `enough`. One statement."""
    if not expressions:
        return []
    dialect = dialects.of(connection)
    parts, parameters = [], []
    for place, expression in enumerate(expressions):
        some = dialect.some(dialect.matching(), enough)
        parts.append(f"SELECT {place} AS place, (SELECT count(*) FROM ({some}) AS counted) AS number")
        parameters.append(dialect.written(expression))
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        numbers = dict(cursor.fetchall())
    return [numbers[place] for place in range(len(expressions))]


def until_enough(expressions: list[Expression], enough: int) -> list[int]:
    """How many documents match each expression, up to the first that `enough` match; 0 for those after it.

    One statement; the database does not look for what comes after either. Counted no further than `enough`.
    """
    if not expressions:
        return []
    dialect = dialects.of(connection)
    parts, parameters = [], []
    for place, expression in enumerate(expressions):
        some = dialect.some(dialect.matching(), enough)
        number = f"(SELECT count(*) FROM ({some}) AS counted)"
        if place:
            before = f"(SELECT number FROM level{place - 1})"
            number = f"CASE WHEN {before} BETWEEN 0 AND {enough - 1} THEN {number} ELSE -1 END"
        parts.append(f"level{place} AS MATERIALIZED (SELECT {number} AS number)")
        parameters.append(dialect.written(expression))
    every = range(len(expressions))
    numbers = ", ".join(f"level{place}.number" for place in every)
    levels = ", ".join(f"level{place}" for place in every)
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(parts)} SELECT {numbers} FROM {levels}", parameters)
        return [max(0, number) for number in cursor.fetchone()]


def note(changes: Mapping[str, int]) -> None:
    """Add to (or take from) the document counts of spellings. Common words are left to `recount`."""
    known = {word.spelling: word for word in Word.objects.filter(spelling__in=list(changes))}
    new = [
        Word.of(spelling, number)
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


def recount() -> None:
    """Count every spelling anew over what is findable; words that nothing has any more go."""
    counts: Counter[str] = Counter()
    entries = Entry.objects.filter(is_findable=True)
    for words in entries.values_list("title_words", "about_words", "body_words").iterator(chunk_size=500):
        counts.update(DocumentWords(*words).spellings())
    known = dict(Word.objects.values_list("spelling", "documents"))
    with transaction.atomic():
        for gone in _chunks([spelling for spelling in known if spelling not in counts]):
            Word.objects.filter(spelling__in=gone).delete()
        Word.objects.bulk_create(
            [
                Word.of(spelling, number)
                for spelling, number in counts.items()
                if known.get(spelling) != number
            ],
            update_conflicts=True,
            unique_fields=["spelling"],
            update_fields=["documents"],
            batch_size=500,
        )


def _chunks(spellings: list[str], size: int = 500) -> Iterator[list[str]]:
    for start in range(0, len(spellings), size):
        yield spellings[start : start + size]

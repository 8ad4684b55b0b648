"""What search stores: the projection, what the database engine reads of it, the words seen, synonyms."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from search.analysis.letters import fold
from search.analysis.synonyms import parse
from search.insight.models import AskedQuestion, AskedWeek
from search.pins.models import Pin, PinnedItem, PinPhrase
from search.saved.models import Digest, Finding, SavedSearch

__all__ = [
    "AskedQuestion",
    "AskedWeek",
    "Digest",
    "Entry",
    "FacetSet",
    "Facts",
    "Finding",
    "Pin",
    "PinPhrase",
    "PinnedItem",
    "Refusal",
    "SavedSearch",
    "Synonym",
    "Word",
]


class Entry(models.Model):
    """One findable thing, as search knows it: the row of the projection.

    It is marked (`version` rises, `is_stale` is set) in the transaction that changes the thing, so that no
    change is lost; its document is built later from a fresh read. A thing that is gone or hidden keeps its
    row without a document until every engine has acknowledged that.
    """

    kind = models.CharField(max_length=20, help_text="Which builder reads it: page, resource.")
    source_id = models.BigIntegerField(help_text="Its primary key there.")
    key = models.CharField(max_length=80, blank=True, db_index=True)
    version = models.PositiveBigIntegerField(default=1)
    built_version = models.PositiveBigIntegerField(default=0)
    acknowledged_version = models.PositiveBigIntegerField(default=0)
    is_stale = models.BooleanField(default=True)
    is_findable = models.BooleanField(default=False)
    document = models.JSONField(null=True, blank=True)
    title_words = models.TextField(blank=True, help_text="Canonical words of the title, accents kept.")
    about_words = models.TextField(blank=True, help_text="Of what it is about: type, subject, unit, place.")
    body_words = models.TextField(blank=True, help_text="Of its text.")
    popularity = models.PositiveSmallIntegerField(
        default=0, db_default=0, help_text="How much it is used, 0 to 5."
    )
    failure = models.TextField(blank=True, help_text="Why its document could not be built last time.")
    changed_at = models.DateTimeField(auto_now_add=True)
    first_findable_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = [
            models.Index(fields=["id"], condition=Q(is_stale=True), name="search_entry_stale"),
            models.Index(
                fields=["id"],
                condition=~Q(acknowledged_version=F("built_version")),
                name="search_entry_unacknowledged",
            ),
            models.Index(fields=["first_findable_at"], name="search_entry_first_findable"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "source_id"], name="search_entry_once"),
            models.CheckConstraint(
                condition=Q(is_findable=False) | Q(document__isnull=False),
                name="search_entry_findable_has_document",
            ),
            models.CheckConstraint(
                condition=Q(built_version__lte=F("version")), name="search_entry_built_is_not_ahead"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.source_id}"


class Refusal(models.Model):
    """One entry that the search engine would not take as it is built, and why.

    It is tried again later and with its next change, and goes when the engine has taken it.
    """

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.CASCADE, related_name="refusal")
    version = models.PositiveBigIntegerField()
    reason = models.TextField()
    attempts = models.PositiveIntegerField(default=1)
    refused_at = models.DateTimeField(help_text="For the first time.")
    retry_at = models.DateTimeField()

    class Meta:
        verbose_name = _("refusal of the search engine")
        verbose_name_plural = _("refusals of the search engine")

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.reason}"


class Facts(models.Model):
    """What the database engine filters, counts and sorts by: one narrow row a findable entry.

    `codes` holds one character for each stored facet, in the facets' order: the character whose code point
    is the id of a `FacetSet` plus an offset (see `engines.database.codes`). A hundred thousand such rows are
    read in a few milliseconds; counting is counting characters. Times are seconds since 1970, UTC.

    Full text lies beside it, written together with it: a `tsvector` column on PostgreSQL, a row of the FTS5
    table with the same id on SQLite (`engines.database.schema`).
    """

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.CASCADE, related_name="facts")
    codes = models.CharField(max_length=12)
    joinable_from = models.BigIntegerField(null=True)
    joinable_until = models.BigIntegerField(null=True)
    starts_at = models.BigIntegerField(null=True)
    ends_at = models.BigIntegerField(null=True)
    published_at = models.BigIntegerField(default=0)
    popularity = models.PositiveSmallIntegerField(default=0)
    promoted_from = models.BigIntegerField(null=True)
    promoted_until = models.BigIntegerField(null=True)
    title_key = models.CharField(max_length=48)

    class Meta:
        verbose_name = _("search facts")
        verbose_name_plural = _("search facts")
        indexes = [
            models.Index(F("published_at").desc(), F("entry").desc(), name="search_facts_newest"),
            models.Index(F("title_key"), F("entry").desc(), name="search_facts_title"),
            models.Index(
                fields=["promoted_from"],
                condition=Q(promoted_from__isnull=False),
                name="search_facts_promoted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}"


class FacetSet(models.Model):
    """One combination of values that a document has in one facet: a unit with its parents, two modes.

    Rows are only ever added: a facts row names one by its id.
    """

    facet = models.CharField(max_length=20)
    values = models.JSONField(help_text="Pairs of code and label, the document's own first.")
    digest = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("set of facet values")
        verbose_name_plural = _("sets of facet values")
        constraints = [models.UniqueConstraint(fields=["facet", "digest"], name="search_facet_set_once")]

    def __str__(self) -> str:
        return f"{self.facet} {self.values}"


class Word(models.Model):
    """One spelling of a word that findable documents use, and how many do.

    Counts of common words are refreshed by the reconciliation, not with every document: they weigh words,
    they answer nothing. `backwards` is `folded` from its end, so that words that end alike lie together.
    """

    spelling = models.CharField(max_length=64, unique=True)
    folded = models.CharField(max_length=64, db_index=True)
    backwards = models.CharField(max_length=64, db_index=True)
    documents = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")

    def __str__(self) -> str:
        return self.spelling

    @classmethod
    def of(cls, spelling: str, documents: int) -> Self:
        """A row that is not saved yet."""
        folded = fold(spelling)
        return cls(spelling=spelling, folded=folded, backwards=folded[::-1], documents=documents)


class Synonym(models.Model):
    """One group of expressions that mean the same, whichever is typed: CNTT = công nghệ thông tin."""

    expressions = models.CharField(
        _("expressions"),
        max_length=500,
        unique=True,
        help_text=_("With = between them, such as: CNTT = công nghệ thông tin"),
    )
    updated_at = models.DateTimeField(_("changed at"), auto_now=True, db_index=True)

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return self.expressions

    def clean(self) -> None:
        """A group needs two expressions at least."""
        if not parse([self.expressions]):
            raise ValidationError({"expressions": _("Write at least two expressions with = between them.")})

"""A kept search, what was found for it since, and how its owner wants to hear of that."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SavedSearch(models.Model):
    """One question with its filters that a person keeps.

    `filters` holds triples of facet, code and what the value was called when it was kept. Equal questions
    have equal `digest`s, so that many people's searches are one to the engine. Whatever became findable up
    to `looked_until` has been looked at. A removed row stays a day, so that the removal can be undone.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    text = models.CharField(max_length=300, blank=True)
    filters = models.JSONField(default=list)
    is_literal = models.BooleanField(default=False)
    digest = models.CharField(max_length=64)
    is_mailed = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    looked_until = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        indexes = [
            models.Index(
                fields=["looked_until"], condition=Q(removed_at=None), name="saved_search_to_look_at"
            ),
            models.Index(fields=["digest"], condition=Q(removed_at=None), name="saved_search_alike"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "digest"], condition=Q(removed_at=None), name="saved_search_once"
            ),
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(filters=[]), name="saved_search_asks_something"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.text or f"{self.person_id} {self.digest[:8]}"


class Finding(models.Model):
    """One thing that became findable after a search was kept, and answers it. It comes up once.

    `is_unsent` while it waits for the next mail; `seen_at` is when its owner ticked it off on the page.
    """

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="findings")
    entry = models.ForeignKey("search.Entry", on_delete=models.CASCADE, related_name="+")
    found_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    is_unsent = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        indexes = [models.Index(fields=["search"], condition=Q(is_unsent=True), name="finding_unsent")]
        constraints = [models.UniqueConstraint(fields=["search", "entry"], name="finding_once")]

    def __str__(self) -> str:
        return f"{self.search_id}: {self.entry_id}"


class Digest(models.Model):
    """How one person hears of what is new for all kept searches, and on which local day they last did.

    `wording` are the words under which they agreed to the mails, `agreed_at` when.
    """

    class Frequency(models.TextChoices):
        DAILY = "DAILY", _("At most once a day")
        WEEKLY = "WEEKLY", _("At most once a week")
        OFF = "OFF", _("No mails")

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="search_digest"
    )
    frequency = models.CharField(max_length=10, choices=Frequency.choices, default=Frequency.OFF)
    wording = models.TextField(blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    mailed_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("search digest")
        verbose_name_plural = _("search digests")
        constraints = [
            models.CheckConstraint(
                condition=Q(frequency__in=["DAILY", "WEEKLY", "OFF"]), name="search_digest_frequency_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.frequency}"

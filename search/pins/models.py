"""Pinned results: for some ways to put a question, a few things that come before everything else."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from search.analysis.letters import encodable
from search.analysis.tokens import folded_words

LONGEST = 300


def key_of(text: str) -> str:
    """What phrasings are compared by: words without accents, in one spelling. Empty without a word."""
    return " ".join(folded_words(encodable(text)))[:LONGEST]


class Pin(ClusterableModel):
    """One decision of a coordinator: who asks so gets these things first, from a day to a day.

    What cannot be found (a draft, something private) stays pinned and is not shown until it can be.
    """

    first_day = models.DateField(_("from"), null=True, blank=True, help_text=_("Empty: at once."))
    last_day = models.DateField(_("to"), null=True, blank=True, help_text=_("Empty: until it is removed."))
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("pinned result")
        verbose_name_plural = _("pinned results")
        constraints = [
            models.CheckConstraint(
                condition=Q(first_day=None) | Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="search_pin_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(phrase.text for phrase in self.phrases.all())


class PinPhrase(Orderable):
    """One way to put the question. `key` is how it is compared: a question leads to one pin only."""

    pin = ParentalKey(Pin, on_delete=models.CASCADE, related_name="phrases")
    text = models.CharField(_("question"), max_length=200)
    key = models.CharField(max_length=LONGEST, unique=True, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """A question has a word, and is pinned once."""
        self.key = key_of(self.text)
        if not self.key:
            raise ValidationError({"text": _("Write at least one word.")})
        if PinPhrase.objects.filter(key=self.key).exclude(pk=self.pk).exists():
            raise ValidationError({"text": _("Results are pinned for this question already.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = key_of(self.text)
        super().save(*args, **kwargs)


class PinnedItem(Orderable):
    """One thing that comes first, at its place among the others."""

    pin = ParentalKey(Pin, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    resource = models.ForeignKey(
        "catalog.Resource", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("pinned thing")
        verbose_name_plural = _("pinned things")
        constraints = [
            models.CheckConstraint(
                condition=Q(page=None, resource__isnull=False) | Q(page__isnull=False, resource=None),
                name="search_pinned_item_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.page or self.resource)

    def clean(self) -> None:
        """One thing, and a page must be of a type that search finds."""
        from search.documents.registry import covered  # the builders need the models first

        if (self.page is None) == (self.resource is None):
            raise ValidationError({"page": _("Choose a page or a resource, one of the two.")})
        if self.page and self.page.specific_class and self.page.specific_class._meta.label not in covered():
            raise ValidationError({"page": _("Search does not find pages of this type.")})

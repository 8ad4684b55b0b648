"""How often what was asked, by week: a question and a number, nothing about who asked."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Found(models.TextChoices):
    """How much a question found. NARROWED is nothing because of the filters that were chosen."""

    NOTHING = "NOTHING", _("nothing")
    NARROWED = "NARROWED", _("nothing under the filters")
    FEW = "FEW", _("up to 5")
    SOME = "SOME", _("up to 50")
    MANY = "MANY", _("more")


class AskedQuestion(models.Model):
    """How often one question was asked in one week (by its Monday), with as much found.

    Spellings that differ in accents are rows of their own and share `folded`. When its week is over, a
    question that was asked too seldom to be anybody's goes; half a year later every row does.
    """

    week = models.DateField()
    question = models.CharField(max_length=80)
    folded = models.CharField(max_length=160)
    found = models.CharField(max_length=10, choices=Found.choices)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("question asked")
        verbose_name_plural = _("questions asked")
        indexes = [models.Index(fields=["week", "folded"], name="asked_question_week")]
        constraints = [
            models.UniqueConstraint(fields=["week", "question", "found"], name="asked_question_once"),
            models.CheckConstraint(condition=Q(found__in=Found.values), name="asked_question_found_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.week} {self.question}: {self.times}"


class AskedWeek(models.Model):
    """How often anything was asked in one week (by its Monday), and how often nothing was found."""

    week = models.DateField(primary_key=True)
    times = models.PositiveIntegerField(default=0)
    not_found = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("week of questions")
        verbose_name_plural = _("weeks of questions")
        constraints = [
            models.CheckConstraint(condition=Q(not_found__lte=F("times")), name="asked_week_is_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.week}: {self.times}"

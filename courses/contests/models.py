"""Contests. Here one is announced and joined; rounds and judging build on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from courses.activities.models import Activity


class ContestPage(Activity):
    """A contest: what to hand in, until when."""

    class Medium(models.TextChoices):
        QUIZ = "QUIZ", _("Quiz")
        TEXT = "TEXT", _("Writing")
        IMAGE = "IMAGE", _("Picture")
        AUDIO = "AUDIO", _("Audio")
        VIDEO = "VIDEO", _("Video")
        PROJECT = "PROJECT", _("Project")
        LIVE = "LIVE", _("On the spot")

    medium = models.CharField(
        _("what entrants hand in"), max_length=10, choices=Medium.choices, default=Medium.LIVE
    )
    rules = models.TextField(_("rules"), blank=True)

    content_panels = [FieldPanel("medium"), *Activity.base_panels, FieldPanel("rules")]
    parent_page_types = ["hub.UnitPage"]

    class Meta:
        verbose_name = _("contest")
        verbose_name_plural = _("contests")

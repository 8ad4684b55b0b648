"""Contests. Here one is announced and joined; rounds and judging build on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.activities import panels
from courses.activities.models import Activity
from hub.choices import label


class ContestPage(Activity):
    """A contest: what to hand in, until when. Without sessions it lasts as long as one can register."""

    KIND = Activity.Kind.CONTEST
    template = Activity.template

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

    content_panels = panels.CONTEST

    class Meta:
        verbose_name = _("contest")
        verbose_name_plural = _("contests")

    @property
    def medium_label(self) -> str:
        return label(self.Medium, self.medium)

    def span_sessions(self) -> None:
        """As for any activity; without sessions, the registration window."""
        super().span_sessions()
        if self.starts_at is None:
            self.starts_at, self.ends_at = self.registration_opens_at, self.registration_closes_at

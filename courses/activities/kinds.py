"""The kinds of activity that are created: courses, events, clubs (contests have a package of their own)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.activities import panels
from courses.activities.models import Activity
from hub.choices import label


class CoursePage(Activity):
    """A course or class: sessions over days or weeks, or learning at one's own pace."""

    KIND = Activity.Kind.COURSE
    template = Activity.template

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")


class EventPage(Activity):
    """An event: an opening ceremony, a book exhibition, a talk, a training, a workshop."""

    KIND = Activity.Kind.EVENT
    template = Activity.template

    class Type(models.TextChoices):
        OPENING = "OPENING", _("Opening ceremony")
        BOOK_EXHIBITION = "BOOK_EXHIBITION", _("Book exhibition")
        BOOK_TALK = "BOOK_TALK", _("Book talk")
        TALK = "TALK", _("Talk")
        TRAINING = "TRAINING", _("Training")
        WORKSHOP = "WORKSHOP", _("Workshop")
        EXCHANGE = "EXCHANGE", _("Exchange")
        FESTIVAL = "FESTIVAL", _("Festival")
        FUND_DRIVE = "FUND_DRIVE", _("Fund drive")
        OPEN_DOORS = "OPEN_DOORS", _("Open doors")
        OTHER = "OTHER", _("Other event")

    event_type = models.CharField(_("type of event"), max_length=20, choices=Type.choices, default=Type.OTHER)

    content_panels = panels.EVENT

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @property
    def topic(self) -> str:
        return self.event_type

    @property
    def type_label(self) -> str:
        if self.event_type == self.Type.OTHER:
            return str(Activity.Kind.EVENT.label)
        return label(self.Type, self.event_type)


class ClubPage(Activity):
    """A club or forum that goes on: reading, English, research."""

    KIND = Activity.Kind.CLUB
    template = Activity.template

    class Meta:
        verbose_name = _("club")
        verbose_name_plural = _("clubs")

"""Activities: what people take part in, as pages under the unit that holds them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from hub.pages.blocks import BodyBlock


class Activity(Page):
    """One thing to join, whatever its kind; only its kinds are ever created, never a bare Activity."""

    class Kind(models.TextChoices):
        COURSE = "COURSE", _("Course")
        EVENT = "EVENT", _("Event")
        CONTEST = "CONTEST", _("Contest")
        CLUB = "CLUB", _("Club")

    class Mode(models.TextChoices):
        ON_SITE = "ON_SITE", _("On site")
        ONLINE = "ONLINE", _("Online")
        BOTH = "BOTH", _("On site and online")

    key = models.CharField(_("key"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, editable=False)
    unit = models.ForeignKey("hub.Unit", on_delete=models.PROTECT, related_name="activities")
    edition = models.ForeignKey(
        "hub.EditionPage",
        verbose_name=_("edition of the Week"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="activities",
    )
    summary = models.TextField(_("summary"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    subject = models.ForeignKey("catalog.Subject", on_delete=models.PROTECT, related_name="activities")
    level = models.ForeignKey(
        "catalog.Level", verbose_name=_("for whom"), on_delete=models.PROTECT, related_name="activities"
    )
    programmes = ParentalManyToManyField("catalog.Programme", blank=True, related_name="activities")
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices, default=Mode.ON_SITE)
    place = models.CharField(_("place"), max_length=200, blank=True)
    online_link = models.URLField(_("online link"), max_length=500, blank=True)
    image = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    licence = models.CharField(_("licence"), max_length=20, blank=True)
    takes_enrolment = models.BooleanField(_("people join by name"), default=True)
    capacity = models.PositiveIntegerField(
        _("places"), null=True, blank=True, help_text=_("Empty means without limit.")
    )
    registration_opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True, db_index=True, editable=False)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True, editable=False)
    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    sponsors = models.ManyToManyField(
        "hub.Unit", verbose_name=_("sponsors"), blank=True, related_name="sponsored_activities"
    )

    is_creatable = False
    subpage_types: list[str] = []

    base_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("subject"), FieldPanel("level"), FieldPanel("programmes")], heading=_("About")
        ),
        MultiFieldPanel(
            [FieldPanel("mode"), FieldPanel("place"), FieldPanel("online_link"), FieldPanel("edition")],
            heading=_("Where"),
        ),
        InlinePanel("sessions", label=_("Sessions")),
        MultiFieldPanel(
            [
                FieldPanel("takes_enrolment"),
                FieldPanel("capacity"),
                FieldRowPanel([FieldPanel("registration_opens_at"), FieldPanel("registration_closes_at")]),
            ],
            heading=_("Joining"),
        ),
        FieldPanel("image"),
        FieldPanel("body"),
        FieldPanel("sponsors"),
    ]

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = [
            models.CheckConstraint(
                condition=Q(registration_opens_at=None)
                | Q(registration_closes_at=None)
                | Q(registration_closes_at__gt=F("registration_opens_at")),
                name="activity_registration_closes_after_it_opens",
            ),
        ]


class CoursePage(Activity):
    """A course or class: sessions over days or weeks, or learning at one's own pace."""

    content_panels = Activity.base_panels
    parent_page_types = ["hub.UnitPage"]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")


class EventPage(Activity):
    """An event: an opening ceremony, a book exhibition, a talk, a training, a workshop."""

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

    content_panels = [FieldPanel("event_type"), *Activity.base_panels]
    parent_page_types = ["hub.UnitPage"]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")


class ClubPage(Activity):
    """A club or forum that goes on: reading, English, research."""

    content_panels = Activity.base_panels
    parent_page_types = ["hub.UnitPage"]

    class Meta:
        verbose_name = _("club")
        verbose_name_plural = _("clubs")


class Session(Orderable):
    """One meeting of an activity, with its own time and, where it differs, place."""

    activity = ParentalKey(Activity, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(_("title"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    online_link = models.URLField(_("online link"), max_length=500, blank=True)

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("place"),
        FieldPanel("online_link"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("starts_at")), name="session_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.starts_at}"

"""The Week: one edition a year, its programme documents, and what it promotes."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from hub.pages.base import HubPage
from hub.pages.blocks import BodyBlock


class EditionPage(HubPage):
    """One year's Week: its theme, its days, the deadline of its reports, its documents."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    theme = models.CharField(_("theme"), max_length=255)
    message = models.TextField(_("message"), blank=True)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    report_deadline = models.DateTimeField(
        _("report deadline"), help_text=_("Reports that come later are taken and marked late.")
    )
    opening_at = models.DateTimeField(_("opening ceremony of the city"), null=True, blank=True)
    opening_place = models.CharField(_("place of the ceremony"), max_length=200, blank=True)
    organizer = models.ForeignKey(
        "hub.Unit", verbose_name=_("organizer"), on_delete=models.PROTECT, related_name="editions"
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    template = "week/edition.html"
    content_panels = [
        *HubPage.content_panels,
        FieldPanel("theme"),
        FieldPanel("message"),
        MultiFieldPanel(
            [
                FieldPanel("year"),
                FieldPanel("first_day"),
                FieldPanel("last_day"),
                FieldPanel("opening_at"),
                FieldPanel("opening_place"),
                FieldPanel("report_deadline"),
            ],
            heading=_("Dates"),
        ),
        FieldPanel("organizer"),
        FieldPanel("body"),
        InlinePanel("documents", label=_("Plan documents")),
        InlinePanel("promotions", label=_("Promoted")),
    ]
    parent_page_types = ["hub.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("edition of the Week")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="edition_ends_after_it_begins"
            ),
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the edition's page shows now; see `hub.week.edition`."""
        from hub.week import edition  # it reads this module's models

        context = super().get_context(request, *args, **kwargs)
        return context | edition.context(self, now=timezone.now())


class PlanDocument(Orderable):
    """One document of an edition: the city's plan, a form, a guide."""

    edition = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "wagtaildocs.Document", verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(_("title"), max_length=255, blank=True)

    panels = [FieldPanel("document"), FieldPanel("title")]


class Promotion(Orderable):
    """One thing that an edition puts forward, at a place on the site, from a time to a time."""

    class Place(models.TextChoices):
        HERO = "HERO", _("Top of the home page")
        LEARN_NOW = "LEARN_NOW", _("What to learn now")
        CONTESTS = "CONTESTS", _("Contests")
        SEARCH = "SEARCH", _("Search results")

    edition = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="promotions")
    place = models.CharField(_("place"), max_length=20, choices=Place.choices, default=Place.LEARN_NOW)
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    resource = models.ForeignKey(
        "catalog.Resource", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    starts_at = models.DateTimeField(_("from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("to"), null=True, blank=True)

    panels = [
        FieldPanel("place"),
        FieldPanel("page"),
        FieldPanel("resource"),
        FieldPanel("starts_at"),
        FieldPanel("ends_at"),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(page=None, resource__isnull=False) | Q(page__isnull=False, resource=None),
                name="promotion_is_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="promotion_ends_after_it_begins",
            ),
        ]

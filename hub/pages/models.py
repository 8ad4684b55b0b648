"""Pages of the ground floor: home, articles and stories, plain pages, units."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from hub.pages.blocks import BodyBlock


class HomePage(Page):
    """The site's first page; one a site. It dresses up for the Week and is the learning site otherwise."""

    city_name = models.CharField(_("name of the city"), max_length=120, blank=True)
    about = models.TextField(_("about, for the foot of every page"), blank=True)

    max_count = 1
    content_panels = [*Page.content_panels, FieldPanel("city_name"), FieldPanel("about")]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")


class StandardPage(Page):
    """A plain page: help, privacy, contact."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    parent_page_types = ["hub.HomePage", "hub.StandardPage"]
    subpage_types = ["hub.StandardPage"]

    class Meta:
        verbose_name = _("plain page")


class UnitIndexPage(Page):
    """The one parent of all unit pages: they lie flat, so a unit's move changes no address."""

    max_count = 1
    parent_page_types = ["hub.HomePage"]
    subpage_types = ["hub.UnitPage"]

    class Meta:
        verbose_name = _("index of units")


class UnitPage(Page):
    """A unit's own page; what it publishes lies below it. Never copied: one unit, one page."""

    unit = models.OneToOneField(
        "hub.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, related_name="page"
    )
    introduction = models.TextField(_("introduction"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    parent_page_types = ["hub.UnitIndexPage"]

    class Meta:
        verbose_name = _("unit page")


class ArticlePage(Page):
    """A piece of news by a unit, or (kind STORY) the story of an exemplary self-learner."""

    class Kind(models.TextChoices):
        NEWS = "NEWS", _("News")
        STORY = "STORY", _("Story")

    key = models.CharField(_("key"), max_length=40, blank=True, db_index=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.NEWS)
    unit = models.ForeignKey("hub.Unit", on_delete=models.PROTECT, related_name="articles")
    summary = models.TextField(_("summary"), blank=True)
    subject_name = models.CharField(_("subject"), max_length=80, blank=True)
    level_name = models.CharField(_("for whom"), max_length=80, blank=True)
    image = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        FieldPanel("subject_name"),
        FieldPanel("level_name"),
        FieldPanel("image"),
        FieldPanel("body"),
    ]
    parent_page_types = ["hub.UnitPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("article")

"""Pages of the ground floor: home, articles and stories, plain pages, units."""

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from hub.pages.base import HubPage
from hub.pages.blocks import BodyBlock

TRIES = 4


def new_key() -> str:
    """A key for an article that came without one."""
    return f"b-{secrets.token_hex(5)}"


class HomePage(HubPage):
    """The site's first page; one a site. It dresses up for the Week and is the learning site otherwise."""

    city_name = models.CharField(_("name of the city"), max_length=120, blank=True)
    about = models.TextField(_("about, for the foot of every page"), blank=True)
    searches = models.TextField(
        _("searches to try"),
        blank=True,
        help_text=_("One a line; the home page offers them under its search."),
    )

    max_count = 1
    content_panels = [
        *HubPage.content_panels,
        FieldPanel("city_name"),
        FieldPanel("about"),
        FieldPanel("searches"),
    ]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")

    @property
    def tries(self) -> list[str]:
        """The searches to try, as they are shown."""
        return [line.strip() for line in self.searches.splitlines() if line.strip()][:TRIES]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The Week's dress while an edition runs, else the everyday one."""
        from hub.week import home  # it reads editions, whose pages are built on this module's

        return home.page(request, self, now=timezone.now())


class StandardPage(HubPage):
    """A plain page: help, privacy, contact."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    title_en = models.CharField(_("title in English"), max_length=255, blank=True)
    body_en = StreamField(BodyBlock(), verbose_name=_("text in English"), blank=True)

    template = "pages/standard.html"
    content_panels = [
        *HubPage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("title_en"), FieldPanel("body_en")],
            heading=_("In English"),
            help_text=_("Shown to who chose English. Without it they get the Vietnamese text."),
        ),
    ]
    parent_page_types = ["hub.HomePage", "hub.StandardPage"]
    subpage_types = ["hub.StandardPage"]

    class Meta:
        verbose_name = _("plain page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What is shown, in the reader's language where it was written in it: title, text, language."""
        is_english = bool(self.body_en) and get_language() == "en"
        shown = {
            "shown_title": self.title_en or self.title if is_english else self.title,
            "shown_body": self.body_en if is_english else self.body,
            "shown_language": "en" if is_english else "vi",
        }
        return super().get_context(request, *args, **kwargs) | shown


class UnitIndexPage(HubPage):
    """The one parent of all unit pages: they lie flat, so a unit's move changes no address."""

    max_count = 1
    template = "pages/unit_index.html"
    parent_page_types = ["hub.HomePage"]
    subpage_types = ["hub.UnitPage"]

    class Meta:
        verbose_name = _("index of units")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The units by kind, narrowed by `?q=`."""
        from hub.pages import units  # it reads this module's models

        context = super().get_context(request, *args, **kwargs)
        return context | units.index_context(self, query=request.GET.get("q", ""), now=timezone.now())


class UnitPage(HubPage):
    """A unit's own page; what it publishes lies below it. Never copied: one unit, one page."""

    unit = models.OneToOneField(
        "hub.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, related_name="page"
    )
    introduction = models.TextField(_("introduction"), blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    website = models.URLField(_("website"), blank=True)
    opening_hours = models.CharField(_("opening hours"), max_length=200, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    is_creatable = False
    template = "pages/unit.html"
    content_panels = [
        *HubPage.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("opening_hours"),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("website"),
            ],
            heading=_("How to reach the unit"),
        ),
        FieldPanel("body"),
    ]
    parent_page_types = ["hub.UnitIndexPage"]

    class Meta:
        verbose_name = _("unit page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The unit, how to reach it, its news."""
        from hub.pages import units  # it reads this module's models

        return super().get_context(request, *args, **kwargs) | units.context(self)


class ArticlePage(HubPage):
    """A piece of news by a unit, or (kind STORY) the story of an exemplary self-learner.

    A story is about a person: it is kept only with that person's consent, and says how it was given.
    """

    class Kind(models.TextChoices):
        NEWS = "NEWS", _("News")
        STORY = "STORY", _("Story")

    key = models.CharField(_("key"), max_length=40, unique=True, default=new_key, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.NEWS)
    unit = models.ForeignKey("hub.Unit", on_delete=models.PROTECT, related_name="articles", editable=False)
    summary = models.TextField(_("summary"), blank=True)
    subject_name = models.CharField(_("subject"), max_length=80, blank=True)
    level_name = models.CharField(_("for whom"), max_length=80, blank=True)
    image = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    consent = models.TextField(
        _("consent"),
        blank=True,
        help_text=_(
            "Who agreed to what, when and how; of a child under 16 the child (from 7) and a representative. "
            "A story needs it. It is never shown."
        ),
    )

    template = "pages/article.html"
    content_panels = [
        *HubPage.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        FieldPanel("subject_name"),
        FieldPanel("level_name"),
        FieldPanel("image"),
        FieldPanel("body"),
        FieldPanel("consent"),
    ]
    parent_page_types = ["hub.UnitPage"]
    subpage_types: list[str] = []
    exclude_fields_in_copy = ["key", "consent"]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The article with its card and what to read on."""
        from hub.pages import articles  # it reads this module's models

        return super().get_context(request, *args, **kwargs) | articles.context(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the article; its unit is the one below whose page it lies."""
        if self.path and self.depth > 1:
            parent = self.get_parent(update=True).specific
            if isinstance(parent, UnitPage):
                self.unit = parent.unit
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Raises ValidationError for a story without consent; asked when it is published, not before."""
        super().clean()
        if self.kind == self.Kind.STORY and not self.consent.strip():
            raise ValidationError(
                {"consent": _("Ask the person first, then write down who agreed to what, when and how.")}
            )

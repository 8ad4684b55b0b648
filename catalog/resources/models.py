"""Resources: what can be learnt from. A flat model, so that 100,000 of them stay easy."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from catalog.vocabulary.models import Licence


class Resource(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel
):
    """One open educational resource: files or a link, with its licence, published by a unit.

    `key` is its stable name to the world (a catalogue's id, or one we make); it never changes.
    """

    class Kind(models.TextChoices):
        TEXT = "TEXT", _("Text")
        SLIDES = "SLIDES", _("Slides")
        VIDEO = "VIDEO", _("Video")
        AUDIO = "AUDIO", _("Audio")
        IMAGE = "IMAGE", _("Pictures")
        INTERACTIVE = "INTERACTIVE", _("Interactive")
        GAME = "GAME", _("Game")
        DATASET = "DATASET", _("Dataset")
        BOOK = "BOOK", _("Book")
        EXERCISE = "EXERCISE", _("Exercises")
        TEMPLATE = "TEMPLATE", _("Template")
        OTHER = "OTHER", _("Other")

    class Language(models.TextChoices):
        VI = "vi", _("Vietnamese")
        EN = "en", _("English")
        TYZ = "tyz", _("Tày")
        NUT = "nut", _("Nùng")
        ZH = "zh", _("Chinese")
        OTHER = "und", _("Other language")

    key = models.CharField(_("key"), max_length=40, unique=True)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=255)
    description = models.TextField(_("description"), blank=True)
    subject = models.ForeignKey("catalog.Subject", on_delete=models.PROTECT, related_name="resources")
    level = models.ForeignKey("catalog.Level", on_delete=models.PROTECT, related_name="resources")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.TEXT)
    language = models.CharField(_("language"), max_length=10, choices=Language.choices, default=Language.VI)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices)
    authors = models.CharField(_("authors"), max_length=255, blank=True)
    source = models.CharField(_("source"), max_length=255, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    unit = models.ForeignKey("hub.Unit", on_delete=models.PROTECT, related_name="resources")
    programmes = ParentalManyToManyField("catalog.Programme", blank=True, related_name="resources")
    thumbnail = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_collected = models.BooleanField(_("collected from elsewhere"), default=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="resources"
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="resource")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="resource",
        for_concrete_model=False,
    )

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        indexes = [
            models.Index(fields=["live", "-first_published_at"], name="resource_newest"),
            models.Index(fields=["unit", "live"], name="resource_by_unit"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(licence__in=Licence.values), name="resource_licence_is_known"),
        ]

    @property
    def revisions(self) -> GenericRelation:
        """Wagtail's name for the resource's revisions."""
        return self._revisions

    def __str__(self) -> str:
        return self.title


class ResourceFile(Orderable):
    """One file of a resource, checked and, where it is a picture, re-encoded before it was kept."""

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="files")
    file = models.FileField(_("file"), upload_to="resources/%Y/%m/")
    name = models.CharField(_("name"), max_length=200)
    media_type = models.CharField(_("media type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.name

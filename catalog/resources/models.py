"""Resources: what can be learnt from. A flat model, so that 100,000 of them stay easy."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from catalog.resources import acting
from catalog.vocabulary.models import Licence
from hub.accounts.models import User
from hub.accounts.permissions import Capability, may

NO_FILES = _(
    "All rights reserved, link only: such a resource holds no file. Remove the files and give the link, "
    "or choose another licence if the author allows it."
)

OUT = Q(live=True)


class Resource(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel
):
    """One open educational resource: files or a link, with its licence, published by a unit.

    `key` is its stable name to the world (a catalogue's id, or one we make); it never changes, and
    neither does its slug. A revision holds what is said of the resource; which unit it belongs to and
    who sent it are facts of the row, and no revision brings old ones back.
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
    subject = models.ForeignKey(
        "catalog.Subject", on_delete=models.PROTECT, related_name="resources", verbose_name=_("subject")
    )
    level = models.ForeignKey(
        "catalog.Level", on_delete=models.PROTECT, related_name="resources", verbose_name=_("for whom")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.TEXT)
    language = models.CharField(_("language"), max_length=10, choices=Language.choices, default=Language.VI)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices)
    authors = models.CharField(_("authors"), max_length=255, blank=True)
    source = models.CharField(_("source"), max_length=255, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    unit = models.ForeignKey(
        "hub.Unit", on_delete=models.PROTECT, related_name="resources", verbose_name=_("unit")
    )
    programmes = ParentalManyToManyField(
        "catalog.Programme", blank=True, related_name="resources", verbose_name=_("programmes")
    )
    thumbnail = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("cover picture"),
    )
    is_collected = models.BooleanField(_("collected from elsewhere"), default=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="resources"
    )
    use_count = models.PositiveIntegerField(
        _("uses"), default=0, editable=False, help_text=_("Of finished days, for sorting; see DailyUse.")
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="resource")
    _workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="resource",
        for_concrete_model=False,
    )

    template = "catalog/detail.html"
    FACTS_OF_THE_ROW = ("key", "slug", "unit_id", "submitted_by_id", "use_count", "created_at")

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        # Lists show what is out: their indexes hold nothing else, in the order of the lists.
        indexes = [
            models.Index(fields=["-first_published_at", "-id"], condition=OUT, name="resource_newest"),
            models.Index(fields=["-use_count", "-id"], condition=OUT, name="resource_most_used"),
            models.Index(fields=["title", "id"], condition=OUT, name="resource_by_title"),
            models.Index(
                fields=["subject", "-first_published_at", "-id"], condition=OUT, name="resource_of_subject"
            ),
            models.Index(
                fields=["level", "-first_published_at", "-id"], condition=OUT, name="resource_for_level"
            ),
            models.Index(
                fields=["unit", "-first_published_at", "-id"], condition=OUT, name="resource_of_unit"
            ),
            models.Index(
                fields=["kind", "-first_published_at", "-id"], condition=OUT, name="resource_of_kind"
            ),
            models.Index(
                fields=["licence", "-first_published_at", "-id"], condition=OUT, name="resource_of_licence"
            ),
            models.Index(fields=["submitted_by", "-created_at"], name="resource_of_submitter"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(licence__in=Licence.values), name="resource_licence_is_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The address of its page on the site, a path."""
        return reverse("catalog:detail", kwargs={"slug": self.slug})

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """What the page shows, of this draft."""
        from catalog.resources import presentation  # it reads resources itself

        page = presentation.page(self, request, is_preview=True)
        return {**super().get_preview_context(request, mode_name), "page": page, "section": "catalog"}

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """The preview in the admin is the page that readers will see."""
        return self.template

    def clean(self) -> None:
        """Raise ValidationError for what no resource may be."""
        super().clean()
        if self.licence == Licence.LINK_ONLY and self.files.exists():
            raise ValidationError({"licence": NO_FILES})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row and its files. Raises ValidationError for a file where the licence allows none."""
        if self.licence == Licence.LINK_ONLY and self.files.exists():
            raise ValidationError({"licence": NO_FILES})
        super().save(*args, **kwargs)

    def publish(
        self,
        revision: Revision,
        user: User | None = None,
        skip_permission_checks: bool = False,
        **kwargs: Any,
    ) -> None:
        """Publish a revision, in one transaction with what listens to it, on each of Wagtail's paths.

        Raises PublishPermissionError where `user` does not review in its unit, unless that was checked.
        """
        is_checked = skip_permission_checks or user is None
        if not is_checked and not may(user or AnonymousUser(), Capability.REVIEW_RESOURCES, self.unit):
            raise PublishPermissionError
        with transaction.atomic(), acting.publisher(user):
            super().publish(revision, user=user, skip_permission_checks=True, **kwargs)

    def unpublish(
        self, set_expired: bool = False, commit: bool = True, user: User | None = None, **kwargs: Any
    ) -> None:
        """Take the resource down, in one transaction with what listens to it, on each of Wagtail's paths."""
        with transaction.atomic():
            action = UnpublishAction(self, set_expired=set_expired, commit=commit, user=user, **kwargs)
            action.execute(skip_permission_checks=True)

    def with_content_json(self, content: dict[str, Any]) -> "Resource":
        """The resource as a revision says, but for the facts of the row."""
        revised: Resource = super().with_content_json(content)
        for name in self.FACTS_OF_THE_ROW:
            setattr(revised, name, getattr(self, name))
        return revised


class ResourceFile(Orderable):
    """One file as its resource shows it: an upload under the name that a reader sees."""

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="files")
    upload = models.ForeignKey("catalog.Upload", on_delete=models.PROTECT, related_name="shown_as")
    name = models.CharField(_("name"), max_length=200)

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row. Raises ValidationError where the resource's licence holds no file."""
        if self.resource.licence == Licence.LINK_ONLY:
            raise ValidationError({"licence": NO_FILES})
        super().save(*args, **kwargs)

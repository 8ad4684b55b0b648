"""Activities: what people take part in, as pages under the unit that holds them."""

import secrets
from contextvars import ContextVar
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Page

from catalog.resources.naming import slug_of
from courses.activities import panels
from courses.activities.forms import ActivityPageForm
from hub.choices import label
from hub.pages.base import HubPage
from hub.pages.blocks import BodyBlock
from hub.pages.models import UnitPage

_being_saved: ContextVar[tuple["Activity", ...]] = ContextVar("activities being saved", default=())

KEY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without the letters and figures that are taken for one another when read aloud."""


class Activity(HubPage):
    """One thing to join, whatever its kind; only its kinds are ever created, never a bare Activity.

    `key` is its stable name to the world; `unit` is whose page it lies under; `starts_at` and `ends_at`
    span its sessions (a contest without sessions: its registration window). These, and whether it is
    cancelled, belong to the activity and not to a revision: an older draft does not bring them back.
    """

    class Kind(models.TextChoices):
        COURSE = "COURSE", _("Course")
        EVENT = "EVENT", _("Event")
        CONTEST = "CONTEST", _("Contest")
        CLUB = "CLUB", _("Club")

    class Mode(models.TextChoices):
        ON_SITE = "ON_SITE", _("On site")
        ONLINE = "ONLINE", _("Online")
        BOTH = "BOTH", _("On site and online")

    KIND: ClassVar[str] = ""
    KEPT_FROM_REVISIONS: ClassVar[tuple[str, ...]] = (
        "key",
        "kind",
        "unit_id",
        "is_cancelled",
        "cancelled_at",
        "cancellation_note",
    )

    key = models.CharField(_("key"), max_length=40, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, editable=False)
    unit = models.ForeignKey(
        "hub.Unit",
        verbose_name=_("unit"),
        on_delete=models.PROTECT,
        related_name="activities",
        editable=False,
    )
    edition = models.ForeignKey(
        "hub.EditionPage",
        verbose_name=_("edition of the Week"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="activities",
        help_text=_("Empty: the one in whose days it falls."),
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences: what people get out of it.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    subject = models.ForeignKey(
        "catalog.Subject", verbose_name=_("subject"), on_delete=models.PROTECT, related_name="activities"
    )
    level = models.ForeignKey(
        "catalog.Level", verbose_name=_("for whom"), on_delete=models.PROTECT, related_name="activities"
    )
    programmes = ParentalManyToManyField(
        "catalog.Programme", verbose_name=_("programmes"), blank=True, related_name="activities"
    )
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices, default=Mode.ON_SITE)
    place = models.CharField(_("place"), max_length=200, blank=True)
    online_link = models.URLField(
        _("online link"),
        max_length=500,
        blank=True,
        help_text=_("Where people join is asked by name, only those who have a place see it."),
    )
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Without one, a cover is drawn."),
    )
    licence = models.CharField(_("licence"), max_length=20, blank=True)
    takes_enrolment = models.BooleanField(
        _("people join by name"), default=True, help_text=_("Without it, people just come.")
    )
    capacity = models.PositiveIntegerField(
        _("places"),
        null=True,
        blank=True,
        help_text=_("Empty means without limit. On site and online: the places on site."),
    )
    registration_opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True, db_index=True, editable=False)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True, editable=False)
    is_cancelled = models.BooleanField(_("cancelled"), default=False, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True, editable=False)
    cancellation_note = models.CharField(
        _("why it was cancelled"), max_length=255, blank=True, editable=False
    )
    sponsors = ParentalManyToManyField(
        "hub.Unit", verbose_name=_("sponsors"), blank=True, related_name="sponsored_activities"
    )

    is_creatable = False
    template = "courses/activity.html"
    parent_page_types = ["hub.UnitPage"]
    subpage_types: list[str] = []
    base_form_class = ActivityPageForm
    content_panels = panels.ACTIVITY
    exclude_fields_in_copy = ["key", "unit", "is_cancelled", "cancelled_at", "cancellation_note"]

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        indexes = [models.Index(fields=["kind", "starts_at"], name="activity_by_kind_and_time")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["COURSE", "EVENT", "CONTEST", "CLUB"]), name="activity_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(registration_opens_at=None)
                | Q(registration_closes_at=None)
                | Q(registration_closes_at__gt=F("registration_opens_at")),
                name="activity_registration_closes_after_it_opens",
                violation_error_message=_("Registration must close after it opens."),
            ),
            models.CheckConstraint(
                condition=Q(is_cancelled=False, cancelled_at=None)
                | Q(is_cancelled=True, cancelled_at__isnull=False),
                name="activity_cancelled_has_its_time",
            ),
        ]

    @property
    def topic(self) -> str:
        """The activity's own type as the ledger writes it: an event's type, else the kind.

        On a bare Activity fetch `eventpage` with it, else this is a query.
        """
        return self.eventpage.topic if self.kind == self.Kind.EVENT else self.kind

    @property
    def type_label(self) -> str:
        """What people call it: "Khóa học", "Tập huấn". Fetch `eventpage` as for `topic`."""
        return self.eventpage.type_label if self.kind == self.Kind.EVENT else label(self.Kind, self.kind)

    @property
    def medium_label(self) -> str:
        """What entrants of a contest hand in, in words; "" of anything else. Fetch `contestpage` as above."""
        return self.contestpage.medium_label if self.kind == self.Kind.CONTEST else ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Fill in what the activity knows of itself, then save it with its sessions."""
        self.kind = self.KIND or self.kind
        if not self.key or (self.alias_of_id and self._state.adding):
            self.key = new_key(self.kind)
        if self.unit_id is None:  # type: ignore[has-type]  # in a circle with its own module
            self.unit_id = unit_id_above(self)
        if kwargs.get("update_fields") is None:
            self.span_sessions()
        if not self.slug and self.path:  # type: ignore[has-type]  # as above
            self.slug = self._get_autogenerated_slug(slug_of(self.title, fallback=self.key))
        outer = _being_saved.set((*_being_saved.get(), self))
        try:
            super().save(*args, **kwargs)
        finally:
            _being_saved.reset(outer)

    def span_sessions(self) -> None:
        """Set `starts_at` and `ends_at` from the sessions, those not yet saved included."""
        sessions = list(self.sessions.all())
        self.starts_at = min((session.starts_at for session in sessions), default=None)
        self.ends_at = max((session.ends_at for session in sessions), default=None)

    def with_content_json(self, content: dict[str, Any]) -> "Activity":
        """The page as a revision has it, but with what belongs to the activity as a whole kept."""
        page = super().with_content_json(content)
        for name in self.KEPT_FROM_REVISIONS:
            setattr(page, name, getattr(self, name))
        return page

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the page shows to who asks, now."""
        from courses.activities import detail  # it reads activities, so it knows this module

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | detail.context(self, request, timezone.now())

    def can_move_to(self, parent: Page) -> bool:
        """Never to another unit: who held it is history."""
        allowed: bool = super().can_move_to(parent)
        return allowed and UnitPage.objects.filter(pk=parent.pk, unit=self.unit_id).exists()


def new_key(kind: str) -> str:
    """A new activity's key: its kind's first letters and ten random ones."""
    return f"{kind[:2].lower()}-{''.join(secrets.choice(KEY_ALPHABET) for _ in range(10))}"


def is_being_saved(activity_id: int) -> bool:
    """Whether that activity is just saving its sessions, so that its dates are already right."""
    return any(activity.pk == activity_id for activity in _being_saved.get())


def unit_id_above(page: Page) -> int | None:
    """Id of the unit whose page `page` lies under."""
    parent = page.get_parent()
    if isinstance(parent, UnitPage):
        return parent.unit_id
    return UnitPage.objects.filter(pk=parent.pk).values_list("unit_id", flat=True).first()

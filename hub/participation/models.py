"""The ledger: what happened, where, when, how many. Append-only; see `ledger` and `totals`."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hub.participation.errors import AppendOnlyError


class Kind(models.TextChoices):
    """What a row of the ledger says happened. The report's indicators are sums over these."""

    JOINED = "JOINED", _("Joined an activity")
    ATTENDED = "ATTENDED", _("Attended")
    COMPLETED = "COMPLETED", _("Completed a course")
    ACTIVITY_OPENED = "ACTIVITY_OPENED", _("Activity opened")
    SESSION_HELD = "SESSION_HELD", _("Session held")
    RESOURCE_PUBLISHED = "RESOURCE_PUBLISHED", _("Resource published")
    RESOURCE_COLLECTED = "RESOURCE_COLLECTED", _("Resource collected")
    RESOURCE_VIEWED = "RESOURCE_VIEWED", _("Resource viewed")
    RESOURCE_DOWNLOADED = "RESOURCE_DOWNLOADED", _("Resource downloaded")
    GAME_PLAYED = "GAME_PLAYED", _("Game played")
    ARTICLE_PUBLISHED = "ARTICLE_PUBLISHED", _("Article published")
    STORY_PUBLISHED = "STORY_PUBLISHED", _("Story published")
    QUIZ_ATTEMPTED = "QUIZ_ATTEMPTED", _("Quiz attempted")
    WORK_SUBMITTED = "WORK_SUBMITTED", _("Work submitted")
    PRIZE_AWARDED = "PRIZE_AWARDED", _("Prize awarded")
    GIFT_RECEIVED = "GIFT_RECEIVED", _("Gift received")
    PLEDGE_RECEIVED = "PLEDGE_RECEIVED", _("Pledge received")
    INSPECTED = "INSPECTED", _("Unit inspected")
    PHOTO_ATTACHED = "PHOTO_ATTACHED", _("Photo attached")


class Channel(models.TextChoices):
    """Where people took part; NONE for rows that are not about people."""

    ON_SITE = "ON_SITE", _("On site")
    ONLINE = "ONLINE", _("Online")
    NONE = "NONE", _("—")


class Category(models.TextChoices):
    """Which participants a headcount is of (the plan's list of who attends)."""

    UNSPECIFIED = "UNSPECIFIED", _("Not told apart")
    LEADER = "LEADER", _("Party and government leaders")
    OFFICIAL = "OFFICIAL", _("Officials and workers")
    ASSOCIATION = "ASSOCIATION", _("Associations")
    ENTERPRISE = "ENTERPRISE", _("Enterprises")
    MEDIA = "MEDIA", _("Media")
    TEACHER = "TEACHER", _("Teachers")
    PUPIL = "PUPIL", _("Pupils and students")
    PARENT = "PARENT", _("Parents")
    RESIDENT = "RESIDENT", _("Residents")


class LedgerQuerySet(models.QuerySet["Participation"]):
    """Rows of the ledger; it refuses early, with a clear word, what the database refuses anyway."""

    def standing(self) -> "LedgerQuerySet":
        """Rows that count: neither undone nor undoing."""
        return self.filter(reverses=None, reversed_by=None)

    def update(self, **values: Any) -> int:
        """Only a person or the one who recorded may become NULL (erasure). Else raises AppendOnlyError."""
        if not values.keys() <= ERASABLE or any(value is not None for value in values.values()):
            raise AppendOnlyError("a row of the ledger is never changed; reverse it")
        return super().update(**values)

    def delete(self) -> NoReturn:
        """Raises AppendOnlyError."""
        raise AppendOnlyError("a row of the ledger is never deleted; reverse it")

    def bulk_update(
        self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None
    ) -> NoReturn:
        """Raises AppendOnlyError."""
        raise AppendOnlyError("a row of the ledger is never changed; reverse it")


ERASABLE = {"person", "person_id", "recorded_by", "recorded_by_id"}


class Participation(models.Model):
    """One thing that happened. Never changed, never deleted: a mistake is undone by a reversing row.

    The single update that the database lets through is a person becoming NULL (erasure), here as the one
    who took part or as the one who recorded it: the count stays, the person goes.
    """

    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices)
    subject_kind = models.CharField(_("kind of subject"), max_length=24)
    subject_key = models.CharField(_("key of the subject"), max_length=80)
    subject_title = models.CharField(_("title of the subject"), max_length=255)
    topic = models.CharField(
        _("topic"),
        max_length=30,
        blank=True,
        help_text=_("The subject's own type, such as OPENING or TRAINING."),
    )
    unit = models.ForeignKey("hub.Unit", on_delete=models.PROTECT, related_name="participations")
    edition = models.ForeignKey(
        "hub.EditionPage", null=True, blank=True, on_delete=models.PROTECT, related_name="participations"
    )
    occurred_at = models.DateTimeField(_("when"))
    occurred_on = models.DateField(_("day"), help_text=_("The local day of `when`."))
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices, default=Channel.NONE)
    category = models.CharField(
        _("participants"), max_length=20, choices=Category.choices, default=Category.UNSPECIFIED
    )
    quantity = models.BigIntegerField(_("quantity"), default=1)
    amount = models.BigIntegerField(_("amount (đồng)"), default=0)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="participations",
    )
    person_key = models.CharField(_("pseudonymous key"), max_length=64, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    idempotency_key = models.CharField(max_length=200, unique=True)
    reverses = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by"
    )

    objects = LedgerQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        indexes = [
            models.Index(fields=["unit", "edition", "kind"], name="participation_by_unit"),
            models.Index(fields=["subject_kind", "subject_key"], name="participation_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="participation_kind_is_known"),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="participation_channel_is_known"
            ),
            models.CheckConstraint(
                condition=Q(category__in=Category.values), name="participation_category_is_known"
            ),
            models.CheckConstraint(
                condition=Q(reverses__isnull=False) | (Q(quantity__gte=0) & Q(amount__gte=0)),
                name="participation_negative_only_when_reversing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_key} {self.occurred_on} ×{self.quantity}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row. Raises AppendOnlyError for one that is already written."""
        if not self._state.adding:
            raise AppendOnlyError("a row of the ledger is never changed; reverse it")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raises AppendOnlyError."""
        raise AppendOnlyError("a row of the ledger is never deleted; reverse it")


class ParticipationTotal(models.Model):
    """The running sum of the ledger for one combination; written by the ledger's insert trigger alone.

    `entries` is how many rows stand: a reversing row takes one off.
    """

    unit = models.ForeignKey("hub.Unit", on_delete=models.PROTECT, related_name="+")
    edition_key = models.BigIntegerField(default=0, help_text="The edition's id, 0 for none.")
    kind = models.CharField(max_length=24)
    topic = models.CharField(max_length=30, blank=True)
    occurred_on = models.DateField()
    channel = models.CharField(max_length=10)
    category = models.CharField(max_length=20)
    quantity = models.BigIntegerField(default=0)
    amount = models.BigIntegerField(default=0)
    entries = models.BigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["edition_key", "kind", "occurred_on"], name="total_by_edition")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "edition_key", "kind", "topic", "occurred_on", "channel", "category"],
                name="participation_total_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kind} {self.occurred_on}: {self.quantity}"


class ParticipationPerson(models.Model):
    """How often one pseudonymous person stands in the ledger for a unit, edition, kind and topic.

    Written by the same trigger; distinct people are counted over these rows, never summed over units.
    """

    unit = models.ForeignKey("hub.Unit", on_delete=models.PROTECT, related_name="+")
    edition_key = models.BigIntegerField(default=0, help_text="The edition's id, 0 for none.")
    kind = models.CharField(max_length=24)
    topic = models.CharField(max_length=30, blank=True)
    person_key = models.CharField(max_length=64)
    entries = models.BigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["edition_key", "kind", "person_key"], name="person_by_edition")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "edition_key", "kind", "topic", "person_key"],
                name="participation_person_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.kind}: {self.entries}"

"""Enrolment: one person's place in one activity, and the count that keeps places from running over."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Enrolment(models.Model):
    """One person's place in one activity: confirmed, waiting, or left.

    A person has one row an activity at most; coming back after leaving reuses it with a new `number`, at
    the end of the queue. When the person erases their account, the row goes; the ledger keeps the count.
    """

    class State(models.TextChoices):
        CONFIRMED = "CONFIRMED", _("Place confirmed")
        WAITING = "WAITING", _("On the waiting list")
        LEFT = "LEFT", _("Left")

    class Channel(models.TextChoices):
        ON_SITE = "ON_SITE", _("On site")
        ONLINE = "ONLINE", _("Online")

    activity = models.ForeignKey("courses.Activity", on_delete=models.CASCADE, related_name="enrolments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments")
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    channel = models.CharField(
        _("takes part"), max_length=10, choices=Channel.choices, default=Channel.ON_SITE
    )
    number = models.PositiveIntegerField(
        _("number"), help_text=_("Drawn when joining: the order in which people came.")
    )
    joined_at = models.DateTimeField(_("joined at"))
    confirmed_at = models.DateTimeField(_("place since"), null=True, blank=True)
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)
    promoted_at = models.DateTimeField(
        _("came off the waiting list at"), null=True, blank=True, help_text=_("Set when a place became free.")
    )

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        indexes = [models.Index(fields=["activity", "state", "number"], name="enrolment_queue")]
        constraints = [
            models.UniqueConstraint(fields=["activity", "person"], name="enrolment_once"),
            models.UniqueConstraint(fields=["activity", "number"], name="enrolment_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=["CONFIRMED", "WAITING", "LEFT"]), name="enrolment_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=["ON_SITE", "ONLINE"]), name="enrolment_channel_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="CONFIRMED") | Q(confirmed_at__isnull=False),
                name="enrolment_confirmed_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.activity_id}: {self.state}"

    @property
    def position(self) -> int:
        """On the waiting list, from 1; for an enrolment that was read `queries.with_position`."""
        ahead: int = self.ahead  # type: ignore[attr-defined]  # an annotation
        return ahead + 1


class PlaceCount(models.Model):
    """How many places an activity has given out: the one row that joining locks.

    `capacity` is the activity's, or what is already confirmed where it was lowered below that: nobody who
    has a place loses it. `confirmed` counts those who take one of the places, `unlimited` those who take
    part online while places are on site. `last_number` is the last enrolment's. The database refuses more
    confirmed places than the capacity.
    """

    activity = models.OneToOneField("courses.Activity", on_delete=models.CASCADE, related_name="place_count")
    capacity = models.PositiveIntegerField(null=True, blank=True)
    confirmed = models.PositiveIntegerField(default=0)
    unlimited = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(confirmed__lte=F("capacity")),
                name="places_never_beyond_capacity",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.confirmed}/{self.capacity}"

"""Attendance: what an organizer has recorded about a session; the ledger is written from it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.enrolment.models import Enrolment
from hub.participation.models import Category


class Attendance(models.Model):
    """One person ticked off by name at one session. Unticking deletes the row and reverses its ledger row.

    When the person erases their account the row stays without them, so that the session's numbers hold.
    """

    session = models.ForeignKey("courses.Session", on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="attendances",
    )
    channel = models.CharField(_("takes part"), max_length=10, choices=Enrolment.Channel.choices)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(channel__in=["ON_SITE", "ONLINE"]), name="attendance_channel_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.session_id}"


class Headcount(models.Model):
    """How many people of one category the organizer counted at one session in one channel, in all.

    `counted` includes those ticked off by name; `booked` is what stands in the ledger for this row, after
    they were taken off. Each change of `booked` reverses the old ledger row and writes one with the next
    `revision`.
    """

    session = models.ForeignKey("courses.Session", on_delete=models.CASCADE, related_name="headcounts")
    channel = models.CharField(_("takes part"), max_length=10, choices=Enrolment.Channel.choices)
    category = models.CharField(_("participants"), max_length=20, choices=Category.choices)
    counted = models.PositiveIntegerField(_("counted"))
    booked = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("headcount")
        verbose_name_plural = _("headcounts")
        constraints = [
            models.UniqueConstraint(fields=["session", "channel", "category"], name="headcount_once"),
            models.CheckConstraint(
                condition=Q(channel__in=["ON_SITE", "ONLINE"]), name="headcount_channel_is_known"
            ),
            models.CheckConstraint(
                condition=Q(booked__lte=models.F("counted")), name="headcount_books_no_more_than_counted"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.channel} {self.category}: {self.counted}"


class SessionRecord(models.Model):
    """The one row that writing about a session locks; `is_held` once people came or the organizer said so.

    `version` rises with every change: a form that was opened before somebody else's change is known by its
    older number, and what is written to the ledger anew after a mistake gets a key of its own.
    """

    session = models.OneToOneField("courses.Session", on_delete=models.CASCADE, related_name="record")
    is_held = models.BooleanField(_("held"), default=False)
    version = models.PositiveIntegerField(default=0)
    held_version = models.PositiveIntegerField(
        default=0,
        help_text=_("The version at which it was said to have been held."),
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(_("changed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("record of a session")
        verbose_name_plural = _("records of sessions")

    def __str__(self) -> str:
        return f"{self.session_id}: {self.is_held}"

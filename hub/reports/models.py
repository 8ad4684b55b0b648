"""The unit's report on an edition: indicators as data, values with their provenance, photos, history."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Indicator(models.Model):
    """One line of the report, as the coordinators keep it (loaded from `indicators.csv`)."""

    class Source(models.TextChoices):
        AUTO = "AUTO", _("Counted from the ledger")
        MANUAL = "MANUAL", _("Typed in by the officer")

    code = models.CharField(_("code"), max_length=10, unique=True)
    section = models.CharField(_("section"), max_length=120)
    label = models.CharField(_("label"), max_length=200)
    unit_of_measure = models.CharField(_("unit of measure"), max_length=40)
    source = models.CharField(_("source"), max_length=10, choices=Source.choices)
    rule = models.CharField(_("rule, in words"), max_length=255, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__in=["AUTO", "MANUAL"]), name="indicator_source_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class UnitReport(models.Model):
    """One unit's report on one edition, from draft to accepted. A late one is marked, never refused."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Draft")
        SUBMITTED = "SUBMITTED", _("Submitted")
        ACCEPTED = "ACCEPTED", _("Accepted")
        RETURNED = "RETURNED", _("Returned")

    unit = models.ForeignKey("hub.Unit", on_delete=models.PROTECT, related_name="reports")
    edition = models.ForeignKey("hub.EditionPage", on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    state_at = models.DateTimeField(_("in this state since"))
    created_at = models.DateTimeField(_("begun at"))
    changed_at = models.DateTimeField(_("changed at"), help_text=_("When an officer last saved something."))
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    return_note = models.TextField(_("what to mend"), blank=True)
    document_number = models.CharField(_("document number"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("unit report")
        verbose_name_plural = _("unit reports")
        constraints = [
            models.UniqueConstraint(fields=["unit", "edition"], name="report_once_a_unit_and_edition"),
            models.CheckConstraint(
                condition=Q(state__in=["DRAFT", "SUBMITTED", "ACCEPTED", "RETURNED"]),
                name="report_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["SUBMITTED", "ACCEPTED"]) | Q(submitted_at__isnull=False),
                name="report_submitted_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.edition_id} {self.state}"

    @property
    def is_editable(self) -> bool:
        """Whether the officer may still write: before submitting, or once it was returned."""
        return self.state in {self.State.DRAFT, self.State.RETURNED}


class ReportValue(models.Model):
    """A report's value for one indicator.

    MANUAL: `entered`, NULL while blank (blank is not zero). AUTO: a correction is `entered` with a
    `reason`; the computed number stays beside it. On submission `frozen` and `provenance` keep what the
    ledger said at that moment; later rows show as a difference only.
    """

    report = models.ForeignKey(UnitReport, on_delete=models.CASCADE, related_name="values")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    entered = models.BigIntegerField(_("value"), null=True, blank=True)
    reason = models.TextField(_("reason of the correction"), blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    entered_at = models.DateTimeField(_("entered at"), null=True, blank=True)
    frozen = models.BigIntegerField(_("computed on submission"), null=True, blank=True)
    provenance = models.JSONField(_("where the number comes from"), null=True, blank=True)

    class Meta:
        verbose_name = _("value")
        verbose_name_plural = _("values")
        constraints = [
            models.UniqueConstraint(fields=["report", "indicator"], name="report_value_once"),
            models.CheckConstraint(
                condition=Q(entered=None) | Q(entered__gte=0), name="report_value_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.indicator_id}"


class SectionText(models.Model):
    """The words of one section of a report, and how often the section was saved.

    `text` is NULL as long as the officer leaves the sentences that the numbers draft; on submission
    `frozen` keeps the words as they were sent. `version` rises with each save of the section, values and
    photos included: who saves an older one is told.
    """

    report = models.ForeignKey(UnitReport, on_delete=models.CASCADE, related_name="texts")
    section = models.CharField(_("section"), max_length=120)
    text = models.TextField(_("text"), null=True, blank=True)
    frozen = models.TextField(_("text on submission"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField(_("saved at"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "section"], name="report_text_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.section}"


class ReportPhoto(models.Model):
    """One photo sent with a report, with its caption; re-encoded on upload, without location data."""

    report = models.ForeignKey(UnitReport, on_delete=models.CASCADE, related_name="photos")
    section = models.CharField(_("section"), max_length=120, blank=True)
    image = models.ImageField(_("photo"), upload_to="reports/%Y/")
    preview = models.ImageField(_("small photo"), upload_to="reports/%Y/")
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    caption = models.CharField(_("caption"), max_length=255, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(_("added at"))

    class Meta:
        verbose_name = _("report photo")
        verbose_name_plural = _("report photos")

    def __str__(self) -> str:
        return self.caption or f"{self.report_id}"

    @property
    def is_without_caption(self) -> bool:
        """Whether its caption is still to be written, which keeps the report from being sent."""
        return not self.caption.strip()


class ReportEvent(models.Model):
    """One step in a report's life: who moved it to which state, when, with what note. Append-only."""

    report = models.ForeignKey(UnitReport, on_delete=models.CASCADE, related_name="events")
    state = models.CharField(_("state"), max_length=10, choices=UnitReport.State.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("when"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return f"{self.report_id} {self.state}"


class ReportReminder(models.Model):
    """One reminder to a unit that its report on an edition is due; it needs no report to exist."""

    unit = models.ForeignKey("hub.Unit", on_delete=models.CASCADE, related_name="report_reminders")
    edition = models.ForeignKey("hub.EditionPage", on_delete=models.CASCADE, related_name="report_reminders")
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    mails = models.PositiveSmallIntegerField(_("mails sent"), default=0)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        indexes = [models.Index(fields=["edition", "unit", "at"], name="reminder_by_unit")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.edition_id} {self.at}"

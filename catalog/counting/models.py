"""How often a resource was used, by day. No row knows a person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Use(models.TextChoices):
    """In which way a resource was used."""

    VIEW = "VIEW", _("Viewed")
    DOWNLOAD = "DOWNLOAD", _("Downloaded")
    PLAY = "PLAY", _("Played")


class DailyUse(models.Model):
    """How often one resource was used in one way on one local day.

    The number rises during its day; when the day is over it becomes one row of the ledger and
    `recorded_at` says when. From then on it does not change.
    """

    resource = models.ForeignKey("catalog.Resource", on_delete=models.CASCADE, related_name="uses")
    use = models.CharField(_("use"), max_length=10, choices=Use.choices)
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("count"), default=0)
    recorded_at = models.DateTimeField(_("in the ledger since"), null=True, blank=True)

    class Meta:
        verbose_name = _("daily use")
        verbose_name_plural = _("daily uses")
        indexes = [models.Index(fields=["day"], condition=Q(recorded_at=None), name="daily_use_open")]
        constraints = [
            models.UniqueConstraint(fields=["resource", "use", "day"], name="daily_use_once"),
            models.CheckConstraint(condition=Q(use__in=Use.values), name="daily_use_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.resource_id} {self.use} {self.day}: {self.count}"
